"""Two sites behind one nginx: ours as its generated settings say, stock as one would set it up.

Both over TLS and HTTP/2, as portals are served.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .lighthouse import ProgramMissing

_MEDIA_TYPES = Path("/etc/nginx/mime.types")
CERTIFICATE, KEY = "certificate.pem", "key.pem"
_STOCK = """
    gzip on;
    gzip_vary on;
    gzip_comp_level 6;
    gzip_types text/css application/javascript application/json image/svg+xml text/xml;
    location / { index index.html; }
    location /assets/ { expires 1y; }
"""


@contextmanager
def serving(ours: Path, stock: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the two sites, without "/" at the end, while nginx runs."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        raise ProgramMissing("This benchmark needs nginx (Debian: apt-get install nginx-light).")
    _make_certificate(folder)
    ports = _free_port(), _free_port()
    settings = folder / "nginx.conf"
    settings.write_text(_settings(ours, stock, folder, ports), encoding="utf-8")
    subprocess.run([nginx, "-t", "-q", "-c", str(settings)], check=True)
    process = subprocess.Popen([nginx, "-c", str(settings)])
    try:
        for port in ports:
            _wait_for(port)
        yield f"https://127.0.0.1:{ports[0]}", f"https://127.0.0.1:{ports[1]}"
    finally:
        process.terminate()
        process.wait()


def _settings(ours: Path, stock: Path, folder: Path, ports: tuple[int, int]) -> str:
    types = f"include {_MEDIA_TYPES};" if _MEDIA_TYPES.is_file() else ""
    # Started by root, nginx would serve as a user who may not read this folder.
    user = "user root;" if os.geteuid() == 0 else ""
    return f"""daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
  {types}
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  ssl_certificate {folder}/{CERTIFICATE};
  ssl_certificate_key {folder}/{KEY};
  server {{ listen 127.0.0.1:{ports[0]} ssl http2; root {ours}; include {ours}/nginx.conf; }}
  server {{ listen 127.0.0.1:{ports[1]} ssl http2; root {stock}; {_STOCK} }}
}}
"""


def _make_certificate(folder: Path) -> None:
    """One that nobody vouches for; the browser is told to take it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise ProgramMissing("This benchmark needs openssl.")
    subject = ("-subj", "/CN=127.0.0.1", "-days", "2", "-nodes")
    files = ("-keyout", str(folder / KEY), "-out", str(folder / CERTIFICATE))
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", *subject, *files]
    subprocess.run(command, check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise ProgramMissing("nginx did not start; see its log in the folder of the benchmark.")
