"""Pictures of marks: checked, re-encoded, in a fixed list of sizes."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from django.urls import reverse
from PIL import Image

from ip_portal.registry import images
from ip_portal.registry.images import SIZES, PictureRefusedError, beside, path_of, store
from ip_portal.registry.models import Right
from tests.factories import mark


def encoded(
    form: str = "PNG", size: tuple[int, int] = (60, 40), **options: object
) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "green").save(stream, form, **options)
    return stream.getvalue()


def bomb(side: int) -> bytes:
    """Return a small PNG that says it is enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + sum_

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_kept_in_every_size(form):
    kept = store(encoded(form, (2000, 1000)))
    assert (kept.width, kept.height) == (2000, 1000)
    for name, side in SIZES.items():
        with Image.open(path_of(kept.sha256, name)) as picture:
            assert picture.format == "WEBP"
            assert max(picture.size) == side


def test_a_small_picture_is_not_blown_up():
    kept = store(encoded(size=(60, 40)))
    with Image.open(path_of(kept.sha256, "full")) as picture:
        assert picture.size == (60, 40)


def test_what_a_camera_wrote_into_it_is_gone():
    exif = Image.Exif()
    exif[0x010E] = "nhà riêng ở Ninh Kiều"
    data = encoded("JPEG", exif=exif)
    assert b"Ninh" in data
    kept = store(data)
    for name in SIZES:
        stored = path_of(kept.sha256, name)
        assert b"Ninh" not in stored.read_bytes()
        with Image.open(stored) as picture:
            assert not picture.getexif()


def test_the_same_picture_is_kept_once():
    assert store(encoded()) == store(encoded())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_picture"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "not_a_picture",
        ),
        (b"%PDF-1.7", "not_a_picture"),
        (encoded()[:50], "not_a_picture"),
        (bomb(7000), "too_many_pixels"),
        (b"x" * (images.MAX_BYTES + 1), "too_large"),
    ],
    ids=["empty", "svg", "pdf", "cut off", "bomb", "too large"],
)
def test_what_is_no_picture_is_refused(data, code):
    with pytest.raises(PictureRefusedError) as refusal:
        store(data)
    assert refusal.value.code == code


@pytest.mark.parametrize("side", [20_000, 60_000])
def test_a_picture_that_claims_to_be_enormous_is_refused(side):
    with pytest.raises(PictureRefusedError):
        store(bomb(side))


@pytest.mark.parametrize(
    "reference",
    [
        "../secret.png",
        "/etc/passwd",
        "a/b.png",
        "https://example.test/a.png",
        "none.png",
        "..",
        ".",
        "",
        "folder",
    ],
)
def test_a_reference_leads_only_to_a_file_beside(tmp_path, reference):
    inside = tmp_path / "inside"
    (inside / "folder").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(encoded())
    assert beside(inside)(reference) is None


def test_a_plain_file_name_is_found_beside(tmp_path):
    (tmp_path / "gạo.png").write_bytes(encoded())
    assert beside(tmp_path)("gạo.png") == store(encoded())


# --- Addresses ------------------------------------------------------------------------------


@pytest.fixture
def shown(db: None) -> Right:
    kept = store(encoded(size=(600, 300)))
    right = mark()
    right.representations.create(
        reference="a.png", sha256=kept.sha256, width=600, height=300
    )
    return right


def address(right: Right, **changed: object) -> str:
    sha = right.representations.get().sha256[:16]
    values = {"pk": right.pk, "sha": sha, "size": "card", **changed}
    return reverse("right_image", args=list(values.values()))


@pytest.mark.parametrize("size", sorted(SIZES))
def test_each_size_has_its_address(client, shown, size):
    answer = client.get(address(shown, size=size))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    answer.close()


@pytest.mark.parametrize(
    "changed",
    [
        {"size": "huge"},
        {"size": "1000x1000"},
        {"sha": "0" * 16},
        {"sha": "0"},
        {"pk": 10**30},
        {"pk": 0},
    ],
    ids=str,
)
def test_no_address_makes_another_size_or_guesses_a_picture(client, shown, changed):
    assert client.get(address(shown, **changed)).status_code == 404


def test_a_short_piece_of_the_name_is_not_enough(client, shown):
    sha = shown.representations.get().sha256
    for piece in (sha[:4], sha[:15], sha):
        assert client.get(address(shown, sha=piece)).status_code == 404


def test_a_picture_whose_file_is_lost_is_not_found(client, shown):
    path_of(shown.representations.get().sha256, "card").unlink()
    assert client.get(address(shown)).status_code == 404
