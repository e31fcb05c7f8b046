"""TLS: a server must prove that it is who its name says, to an authority that we trust."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ingest.fetch.network import Network, Reply, Site
from verbale.errors import FetchError
from verbale.ingest.fetch.limits import make_context

TEXT = b"Le pont est ouvert."
URL = "https://journal.example/une"

pytestmark = pytest.mark.skipif(
    not shutil.which("openssl"), reason="the openssl command, which makes the test's certificates, is not there"
)


@dataclass(frozen=True)
class Authority:
    """An authority of the test's own, in a folder."""

    folder: Path

    def run(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def issue(self, name: str, names: str, days: str = "2") -> ssl.SSLContext:
        """What a server with a certificate for *names* needs."""
        self.run(
            "req",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            f"{name}.key",
            "-out",
            f"{name}.csr",
            "-subj",
            "/CN=journal.example",
        )
        (self.folder / f"{name}.ext").write_text(f"subjectAltName={names}\n", encoding="ascii")
        self.run(
            "x509",
            "-req",
            "-in",
            f"{name}.csr",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-days",
            days,
            "-extfile",
            f"{name}.ext",
            "-out",
            f"{name}.pem",
        )
        return self.load(name)

    def load(self, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context

    def trusted(self) -> ssl.SSLContext:
        """Our own context, with this authority beside certifi's."""
        context = make_context()
        context.load_verify_locations(self.folder / "ca.pem")
        return context


@pytest.fixture(scope="module")
def authority() -> Iterator[Authority]:
    with tempfile.TemporaryDirectory() as folder:
        found = Authority(Path(folder))
        found.run(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
            "-days",
            "2",
            "-subj",
            "/CN=Test",
        )
        yield found


def serve(network: Network, context: ssl.SSLContext, name: str = "journal.example") -> Site:
    return network.add(
        name, Site({"/une": Reply(TEXT), "/clair": Reply(status=302, headers={"Location": "http://journal.example/une"})}, context)
    )


def test_a_proven_server_is_read(network: Network, authority: Authority) -> None:
    site = serve(network, authority.issue("good", "DNS:journal.example,IP:193.0.6.139"))
    found = network.fetcher(context=authority.trusted()).fetch(URL)
    assert (found.raw, found.url) == (TEXT, URL)
    assert network.connected == [("193.0.6.139", 443)] * 2
    assert network.fetcher(context=authority.trusted()).fetch("https://193.0.6.139/une").raw == TEXT
    assert [seen.headers["host"] for seen in site.seen] == ["journal.example"] * 2 + ["193.0.6.139"] * 2


def test_it_is_not_left_for_a_plain_one(network: Network, authority: Authority) -> None:
    site = serve(network, authority.issue("plain", "DNS:journal.example"))
    with pytest.raises(FetchError, match="not encrypted"):
        network.fetcher(context=authority.trusted()).fetch("https://journal.example/clair")
    assert site.paths == ["/robots.txt", "/clair"]


def test_another_name_is_refused(network: Network, authority: Authority) -> None:
    site = serve(network, authority.issue("other", "DNS:autre.example"))
    with pytest.raises(FetchError, match="does not prove who it is"):
        network.fetcher(context=authority.trusted()).fetch(URL)
    assert site.seen == []


def test_an_unknown_authority_is_refused(network: Network, authority: Authority) -> None:
    site = serve(network, authority.issue("unknown", "DNS:journal.example"))
    with pytest.raises(FetchError, match="does not prove who it is"):
        network.fetcher().fetch(URL)
    assert site.seen == []


def test_an_expired_certificate_is_refused(network: Network, authority: Authority) -> None:
    site = serve(network, authority.issue("expired", "DNS:journal.example", days="-1"))
    with pytest.raises(FetchError, match="does not prove who it is"):
        network.fetcher(context=authority.trusted()).fetch(URL)
    assert site.seen == []


def test_a_server_without_tls_is_refused(network: Network) -> None:
    network.add("journal.example", Site({"/une": Reply(TEXT)}))
    with pytest.raises(FetchError, match=r"no secure connection|broke off|cannot be reached"):
        network.fetcher().fetch(URL)


def test_nothing_of_the_environment_is_asked(
    network: Network, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    serve(network, authority.issue("environment", "DNS:journal.example"))
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.folder / "ca.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.folder / "ca.pem"))
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with pytest.raises(FetchError, match="does not prove who it is"):
        network.fetcher().fetch(URL)
    network.fetcher(context=authority.trusted()).fetch(URL)
    assert not (tmp_path / "keys").exists()
