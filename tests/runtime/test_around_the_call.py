"""What stands around a call, over real sockets: proxies, certificates, budgets, clocks, and servers that mean harm."""

from __future__ import annotations

import asyncio
import datetime
import io
import itertools
import socket
import ssl
import time
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from aiogenai import (
    CallOptions,
    Client,
    ConfigurationError,
    ConnectionFailed,
    DecodeError,
    RetryPolicy,
    Timeout,
    TransportOptions,
    Unavailable,
)
from aiogenai.runtime.auth import BearerToken
from aiogenai.runtime.errors import CertificateRefused, ResponseTooLarge, Unauthenticated
from aiogenai.runtime.media import Media
from tests.runtime.scripted import Wire, scripted
from tests.runtime.test_uploads import uploading

ONCE = RetryPolicy(attempts=1)
QUICK = RetryPolicy(base=0.001, throttled_base=0.001)


async def named(wire: Wire) -> None:
    await wire.answer(200, b'{"name": "models/x"}')


async def turned_away(wire: Wire) -> None:
    await wire.answer(503)


async def test_a_proxy_of_the_clients_own_is_used() -> None:
    async with (
        scripted(named) as between,
        Client(api_key="k", base_url="http://far.example/", transport=TransportOptions(proxy=between.url)) as client,
    ):
        assert "models/x" == (await client.models.get("x")).name
        assert ["far.example"] == [wire.headers["host"] for wire in between.seen]


async def test_a_proxy_of_the_environment_is_used_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with scripted(named) as between, scripted(named) as server:
        monkeypatch.setenv("http_proxy", between.url)
        monkeypatch.delenv("no_proxy", raising=False)
        for trusted in (False, True):
            transport = TransportOptions(trust_env=trusted)
            async with Client(api_key="k", base_url=server.url, transport=transport) as client:
                await client.models.get("x")
        assert (1, 1) == (len(between.seen), len(server.seen))


async def test_a_proxy_that_refuses_is_a_connection_that_failed() -> None:
    async def refuses(wire: Wire) -> None:
        await wire.answer(407)

    async with scripted(refuses) as between:
        transport = TransportOptions(proxy=between.url)
        async with Client(api_key="k", base_url="https://far.example/", transport=transport, retry=ONCE) as client:
            with pytest.raises(ConnectionFailed, match="407"):
                await client.models.get("x")


def certificate(folder: Path) -> tuple[Path, Path]:
    """Of this host, signed by nobody but itself; and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(private)
    return folder / "certificate.pem", folder / "key.pem"


async def test_a_certificate_nobody_knows_is_refused_at_once_and_one_that_is_given_is_taken(tmp_path: Path) -> None:
    path, key = certificate(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(path, key)

    async with scripted(named, context) as served:
        async with Client(api_key="k", base_url=served.url) as client:
            with pytest.raises(CertificateRefused) as raised:
                await client.models.get("x")
        assert (1, []) == (raised.value.attempts, served.seen)
        known = TransportOptions(ssl=ssl.create_default_context(cafile=str(path)))
        async with Client(api_key="k", base_url=served.url, transport=known) as client:
            assert "models/x" == (await client.models.get("x")).name


async def test_connections_are_kept_alive_behind_nat() -> None:
    async with scripted(named) as served, Client(api_key="k", base_url=served.url) as client:
        await client.models.get("x")
        session = client._transport._session  # where the socket is
        assert session is not None
        assert session.connector is not None
        [[(protocol, _)]] = session.connector._conns.values()
        assert protocol.transport is not None
        found = protocol.transport.get_extra_info("socket")
        assert 0 != found.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)


async def harmful_headers(wire: Wire) -> None:
    await wire.read()
    await wire.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"x-%d: y\r\n" % number for number in range(100_000)))


async def harmful_line(wire: Wire) -> None:
    await wire.read()
    await wire.write(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 10_000_000)


async def no_http(wire: Wire) -> None:
    await wire.read()
    await wire.write(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")


@pytest.mark.parametrize("script", [harmful_headers, harmful_line, no_http])
async def test_rt6_a_head_that_can_not_be_is_a_decode_error(script: object) -> None:
    async with scripted(script) as served, Client(api_key="k", base_url=served.url, retry=ONCE) as client:  # type: ignore[arg-type]  # one of them
        with pytest.raises(DecodeError, match="not HTTP"):
            await client.models.get("x")


async def endless_hundreds(wire: Wire) -> None:
    await wire.read()
    while True:
        await wire.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        await asyncio.sleep(0)


async def dripping_head(wire: Wire) -> None:
    await wire.read()
    for byte in itertools.chain(b"HTTP/1.1 200 OK\r\n", itertools.cycle(b"x")):
        await wire.write(bytes([byte]))
        await asyncio.sleep(0.01)


async def dripping_body(wire: Wire) -> None:
    await wire.read()
    await wire.head(content_length="1000000")
    while True:
        await wire.write(b" ")
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("script", [endless_hundreds, dripping_head, dripping_body])
async def test_rt6_an_answer_without_end_has_one_by_the_clock(script: object) -> None:
    async with scripted(script) as served, Client(api_key="k", base_url=served.url, retry=ONCE) as client:  # type: ignore[arg-type]  # one of them
        with pytest.raises(Timeout):
            await client.models.get("x", options=CallOptions(timeout=0.3))
        await served.idle()


async def test_r3_a_thousand_calls_at_once_keep_to_one_budget() -> None:
    async with scripted(turned_away) as served:
        transport = TransportOptions(max_connections=50)
        async with Client(api_key="k", base_url=served.url, retry=QUICK, transport=transport) as client:
            ended = await asyncio.gather(*(client.models.get("x") for _ in range(1000)), return_exceptions=True)
            assert {Unavailable} == {type(error) for error in ended}
            assert 1000 + 500 // 14 == len(served.seen)
            assert 0 <= client._sender._budget.tokens < 14


async def test_r3_a_call_that_is_cancelled_in_its_sleep_leaves_nothing_and_gets_nothing_back() -> None:
    asleep = asyncio.Event()
    async with (
        scripted(turned_away) as served,
        Client(
            api_key="k",
            base_url=served.url,
            retry=RetryPolicy(base=1000, cap=1000),
            deadline=100_000,
            hooks=[lambda _: asleep.set()],
        ) as client,
    ):
        call = asyncio.create_task(client.models.get("x"))
        await asleep.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert 500 - 14 == client._sender._budget.tokens
        assert 1 == len(served.seen)


async def test_r14_a_client_that_is_closed_while_a_call_sleeps_says_so() -> None:
    async def later(wire: Wire) -> None:
        await wire.answer(503, retry_after="0.3")

    asleep = asyncio.Event()
    async with scripted(later) as served:
        client = Client(api_key="k", base_url=served.url, retry=QUICK, hooks=[lambda _: asleep.set()])
        call = asyncio.create_task(client.models.get("x"))
        await asleep.wait()
        await client.aclose()
        with pytest.raises(ConfigurationError, match="closed"):
            await call
        assert 1 == len(served.seen)


async def test_l8_a_clock_that_is_set_changes_no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(1e9, -86_400)
    monkeypatch.setattr(time, "time", lambda: next(clock))

    async def once_more(wire: Wire) -> None:
        await (turned_away if len(served.seen) == 1 else named)(wire)

    async with scripted(once_more) as served, Client(api_key="k", base_url=served.url, retry=QUICK) as client:
        assert "models/x" == (await client.models.get("x", options=CallOptions(deadline=60))).name


async def test_r10_a_token_that_is_refused_twice_is_refused() -> None:
    async def refused(wire: Wire) -> None:
        await wire.answer(401)

    tokens = iter("abc")
    async with (
        scripted(refused) as served,
        Client(credentials=BearerToken(lambda: next(tokens)), base_url=served.url) as client,
    ):
        with pytest.raises(Unauthenticated):
            await client.models.get("x")
        assert ["Bearer a", "Bearer b"] == [wire.headers["authorization"] for wire in served.seen]
        assert 500 == client._sender._budget.tokens


async def test_r9_a_file_that_is_sent_again_is_sent_from_where_it_stood() -> None:
    bodies: list[bytes] = []

    async def script(wire: Wire) -> None:
        bodies.append(await wire.read())
        await wire.answer(429 if len(bodies) < 3 else 200, b"{}")

    file = io.BytesIO(b"read before, and then sent")
    file.seek(len(b"read before, "))
    async with uploading(script) as at:
        await at.upload(Media(file, protocol="simple"))
    assert [b"and then sent"] * 3 == bodies


async def test_an_endless_body_is_not_read_to_its_end() -> None:
    async def script(wire: Wire) -> None:
        await wire.read()
        await wire.head(transfer_encoding="chunked")
        while True:
            await wire.chunk(bytes(100_000))

    transport = TransportOptions(max_response=2_000_000)
    async with (
        scripted(script) as served,
        Client(api_key="k", base_url=served.url, transport=transport, retry=ONCE) as client,
    ):
        with pytest.raises(ResponseTooLarge):
            await client.models.get("x")
        await served.idle()
