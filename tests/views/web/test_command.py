"""``verbale serve`` as a process: it says where it is, answers, and leaves nothing when it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from verbale.errors import UsageError
from verbale.views.cli import build_parser, main
from verbale.views.web.command import allowed_hosts, find_samples, listen

SERVE = [sys.executable, "-c", "import sys; from verbale.views.cli import main; sys.exit(main())", "serve", "--port", "0"]


def test_the_demo_answers_and_leaves_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([*SERVE, "--demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout
        address = server.stdout.readline().strip()
        with urllib.request.urlopen(f"{address}index.json", timeout=30) as answer:
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert "server" not in answer.headers
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(urllib.request.Request(address, headers={"Host": "evil.example"}), timeout=30)
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 130
        assert server.stderr
        assert server.stderr.read() == ""
    assert list(tmp_path.iterdir()) == []


def test_others_are_let_in_to_read_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["serve", "--file", str(tmp_path / "desk.db"), "--host", "192.0.2.1"]) == UsageError.exit_code
    assert "--read-only" in capsys.readouterr().err
    assert main(["serve", "--file", str(tmp_path / "desk.db"), "--read-only", "--host", "0.0.0.0"]) == UsageError.exit_code
    assert not (tmp_path / "desk.db").exists()


def test_a_port_that_is_taken_is_said_so() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(UsageError, match="--port"):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("port", ["-1", "65536", "http", ""])
def test_a_port_is_a_number_that_ports_have(port: str) -> None:
    with pytest.raises(UsageError):
        build_parser().parse_args(["serve", "--port", port])


def test_a_host_is_answered_with_its_port() -> None:
    assert allowed_hosts("10.0.0.1", 8470) == ["10.0.0.1:8470"]
    assert allowed_hosts("::1", 80)[-4:] == ["localhost", "127.0.0.1", "[::1]", "[::1]"]


def test_the_samples_come_with_what_is_given_about_them() -> None:
    samples = find_samples()
    assert len(samples) == 9
    assert all(Path(path).is_file() for path, _ in samples)
    assert samples[0][1].published == "2024-03-11"
