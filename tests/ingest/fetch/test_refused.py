"""Addresses that a fetcher must refuse: not one connection leaves, wherever the address was written."""

from __future__ import annotations

import time

import pytest

from tests.ingest.fetch.network import PUBLIC, Canary, Network, Reply, Site
from verbale.errors import FetchError
from verbale.ingest.fetch import Fetcher, FetchLimits, Policy

WRITTEN = (
    # where clouds keep their secrets, in every way that some program reads
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.169.254./latest/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0xA9.0xFE.0xA9.0xFE/",
    "http://0251.0376.0251.0376/",
    "http://025177524776/",
    "http://169.254.43518/",
    "http://169.16689662/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
    "http://[::a9fe:a9fe]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[fd00:ec2::254]/",
    "http://168.63.129.16/machine",
    "http://100.100.100.200/latest/",
    "http://192.0.0.192/",
    "http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/",
    "http://169。254。169。254/",
    "http://metadata.google.internal/computeMetadata/v1/",
    # this machine
    "http://localhost/",
    "http://LOCALHOST./",
    "http://app.localhost/",
    "http://localhost.localdomain/",
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0127.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0000::0001]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1%25lo]/",
    "http://[fe80::1%lo]/",
    "http://[::1%25lo]/",
    "http://%6c%6f%63%61%6c%68%6f%73%74/",
    "http://127.0.0.1%2f.journal.example/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    # networks of one's own, and what is nobody's
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/admin",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://192.0.2.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://[fc00::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://intranet/",
    "http://routeur.lan/",
    "http://nas.home.arpa/",
    "http://printer.local/",
    # what two programs read as two hosts
    "http://journal.example@127.0.0.1/",
    "http://127.0.0.1\\@journal.example/",
    "http://journal.example\\@127.0.0.1/",
    "http://user:hunter2@journal.example/",
    "http://journal.example:80@127.0.0.1/",
    "http://127.0.0.1#@journal.example/",
    "http://127.0.0.1?@journal.example/",
    "http://127.0.0.1 .journal.example/",
    "http://127.0.0.1\t/",
    "http://journal.example\r\nHost: 127.0.0.1/",
    "http://journal.example\x00.localhost/",
    "http:///127.0.0.1/",
    "http:127.0.0.1/",
    "http:/127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http://[127.0.0.1]/",
    "http://[::1/",
    "http://::1/",
    "http://[::1]x/",
    "http://journal.example..localhost/",
    "http://.localhost/",
    "http://-journal.example/",
    "http://" + "a" * 64 + ".example/",
    "http://xn--zzzzzz-.example/",
    # other schemes, other ports
    "file:///etc/passwd",
    "ftp://journal.example/une",
    "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1:11211/stats",
    "jar:http://127.0.0.1!/",
    "javascript:alert(1)",
    "//127.0.0.1/",
    "http://journal.example:22/",
    "http://journal.example:6379/",
    "http://journal.example:443/",
    "http://journal.example:0/",
    "http://journal.example:65616/",
    "http://journal.example:-80/",
    "http://journal.example:8 0/",
    "http://journal.example:80:80/",
    "https://journal.example:80/",
)
RESOLVED = (
    "127.0.0.1",
    "169.254.169.254",
    "168.63.129.16",
    "10.1.2.3",
    "192.168.0.10",
    "100.64.3.4",
    "0.0.0.0",
    "224.0.0.251",
    "::1",
    "::ffff:127.0.0.1",
    "64:ff9b::a00:1",
    "fd00:ec2::254",
    "fe80::1%lo",
    "2002:c0a8:101::1",
)
PORT = 34567


def refuse(fetcher: Fetcher, url: str) -> str:
    """The refusal of *url*: one sentence."""
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    told = str(caught.value)
    assert told.isprintable(), told
    assert "hunter2" not in told
    assert "; " in told, "a cure is wanted"
    return told


def test_there_are_enough() -> None:
    assert len(set(WRITTEN)) == len(WRITTEN) >= 60


@pytest.mark.parametrize("url", WRITTEN)
def test_an_address_as_it_is_written(network: Network, url: str) -> None:
    network.names |= {"journal.example": [[PUBLIC]], "localhost": [["127.0.0.1"]], "intranet": [["10.0.0.1"]]}
    refuse(network.fetcher(), url)
    assert network.connected == []
    assert network.canary.count() == 0


@pytest.mark.parametrize("url", WRITTEN)
def test_a_redirect_to_it(network: Network, url: str) -> None:
    """Where a relative reference is what the server wrote, it leads back to the server itself; nothing else is asked."""
    target = url.replace("\r\n", "%0D%0A").replace("\x00", "%00").encode().decode("latin-1")
    site = network.add("journal.example", Site({"/une": Reply(status=302, headers={"Location": target})}))
    told = refuse(network.fetcher(), "http://journal.example/une")
    assert {ip for ip, _ in network.connected} == {PUBLIC}
    assert network.canary.count() == 0
    assert site.paths[:2] == ["/robots.txt", "/une"]
    assert told.startswith("http://journal.example/")


@pytest.mark.parametrize("ip", RESOLVED)
@pytest.mark.parametrize("beside", [(), (PUBLIC,)], ids=["alone", "beside-a-public-one"])
def test_a_name_that_resolves_to_it(network: Network, ip: str, beside: tuple[str, ...]) -> None:
    network.names["journal.example"] = [[*beside, ip]]
    refuse(network.fetcher(), "http://journal.example/")
    assert network.canary.count() == 0


@pytest.mark.parametrize("ip", RESOLVED)
def test_a_redirect_to_a_name_that_resolves_to_it(network: Network, ip: str) -> None:
    network.add("journal.example", Site({"/": Reply(status=301, headers={"Location": "http://autre.example/"})}))
    network.names["autre.example"] = [[ip]]
    refuse(network.fetcher(), "http://journal.example/")
    assert {ip for ip, _ in network.connected} == {PUBLIC}
    assert network.canary.count() == 0


@pytest.mark.parametrize("ip", RESOLVED)
def test_a_name_that_is_bound_anew(network: Network, ip: str) -> None:
    """Public at the first question, closed from the second on: a fetch asks once and goes to what it judged; the next one refuses."""
    site = network.add("journal.example", Site({"/": Reply(b"Le pont est ouvert.")}))
    network.names["journal.example"] = [[PUBLIC], [ip]]
    fetcher = network.fetcher()
    assert fetcher.fetch("http://journal.example/").raw == b"Le pont est ouvert."
    assert network.asked == ["journal.example"]
    refuse(fetcher, "http://journal.example/")
    assert network.asked == ["journal.example"] * 2
    assert {ip for ip, _ in network.connected} == {PUBLIC}
    assert site.paths == ["/robots.txt", "/"]
    assert network.canary.count() == 0


@pytest.mark.parametrize("ip", [PUBLIC, "::ffff:193.0.6.139", "64:ff9b::c100:68b", "2606:4700::6810:84e5"])
def test_what_is_public_is_open(network: Network, ip: str) -> None:
    """NAT64 too: on a network without IPv4 all of the old internet is behind it."""
    network.add("journal.example", Site({"/": Reply(b"Le pont est ouvert.")}), ip=ip)
    assert network.fetcher().fetch("http://journal.example/").raw


def test_robots_txt_leads_nowhere_else(network: Network) -> None:
    network.add("journal.example", Site({"/robots.txt": Reply(status=302, headers={"Location": "http://169.254.169.254/"})}))
    assert "robots.txt cannot be read" in refuse(network.fetcher(), "http://journal.example/")
    assert network.canary.count() == 0


def test_the_canary_sings(network: Network) -> None:
    """What is not refused does reach the canary: the tests above would notice."""
    assert "not there within 0.2 s" in refuse(network.fetcher(FetchLimits(seconds=0.2), clock=time.monotonic), "http://93.184.215.14/")
    assert network.canary.count() == 1


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]", "[::]", "ip6-localhost"],
)
def test_the_system_s_own_resolver_and_sockets(host: str) -> None:
    """Nothing is injected but an open port: a real canary at a real loopback address."""
    canary = Canary()
    fetcher = Fetcher(policy=Policy(ports=frozenset({canary.port})), limits=FetchLimits(seconds=2))
    refuse(fetcher, f"http://{host}:{canary.port}/")
    assert canary.count() == 0
    canary.close()
