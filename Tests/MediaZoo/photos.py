"""Pictures as cameras and programs write them, with all that they tell of their maker."""

import pillow_heif
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from specimen import CANARY

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="{CANARY}"/></rdf:RDF></x:xmpmeta>'
).encode()


def scene(width, height, mode="RGB"):
    """Sky, ground, a disc and the grain of a sensor: neither empty nor pure noise."""
    grain = Image.effect_noise((width, height), 24)
    sky = Image.linear_gradient("L").resize((width, height))
    ground = Image.radial_gradient("L").resize((width, height))
    picture = Image.merge("RGB", [Image.blend(part, grain, 0.25) for part in (sky, ground, sky)])
    draw = ImageDraw.Draw(picture)
    draw.ellipse((width // 4, height // 4, width // 2, height // 2), fill=(220, 60, 30))
    return picture.convert(mode)


def exif(orientation=1):
    tags = Image.Exif()
    tags[ORIENTATION] = orientation
    tags[MAKER] = CANARY
    place = tags.get_ifd(GPS)
    place[1], place[2] = "N", (48.0, 8.0, 30.0)
    place[3], place[4] = "E", (11.0, 34.0, 12.0)
    place[27] = CANARY.encode()
    return tags


def with_iptc(jpeg):
    """A JPEG with a block of IPTC, as an agency's program writes it, and a comment."""
    entry = b"\x1c\x02\x05" + len(CANARY).to_bytes(2, "big") + CANARY.encode()
    block = (
        b"8BIM\x04\x04\x00\x00" + len(entry).to_bytes(4, "big") + entry + b"\0" * (len(entry) % 2)
    )
    app13 = b"Photoshop 3.0\0" + block
    comment = CANARY.encode()
    return (
        jpeg[:2]
        + b"\xff\xed"
        + (len(app13) + 2).to_bytes(2, "big")
        + app13
        + b"\xff\xfe"
        + (len(comment) + 2).to_bytes(2, "big")
        + comment
        + jpeg[2:]
    )


def fill(zoo):
    photo = zoo.picture("photo.jpg", "image/jpeg", size=[4000, 3000])
    large = scene(4000, 3000)
    large.save(photo, quality=92, exif=exif(), xmp=XMP)
    photo.write_bytes(with_iptc(photo.read_bytes()))

    small = scene(640, 480)
    for orientation in (3, 5, 6):
        size = [640, 480] if orientation < 5 else [480, 640]
        path = zoo.picture(f"orientation-{orientation}.jpg", "image/jpeg", size=size)
        small.save(path, exif=exif(orientation))
    small.save(zoo.picture("progressive.jpg", "image/jpeg"), progressive=True, exif=exif())
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    small.save(zoo.picture("profile.jpg", "image/jpeg"), icc_profile=profile)
    small.convert("CMYK").save(zoo.picture("cmyk.jpg", "image/jpeg"), exif=exif())
    small.convert("L").save(zoo.picture("grey.jpg", "image/jpeg"), exif=exif())

    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", CANARY)
    notes.add_text("Comment", CANARY * 40, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    small.convert("RGBA").save(zoo.picture("notes.png", "image/png"), pnginfo=notes, exif=exif())
    small.quantize(64).save(zoo.picture("palette.png", "image/png"), transparency=0)
    small.save(zoo.picture("still.webp", "image/webp"), exif=exif(), xmp=XMP)

    frames = [small.resize((160, 120)).rotate(angle) for angle in range(0, 120, 30)]
    loop = {"save_all": True, "append_images": frames[1:], "duration": 80, "loop": 0}
    frames[0].save(zoo.picture("moving.gif", "image/gif", animated=True), comment=CANARY, **loop)
    frames[0].save(zoo.picture("moving.webp", "image/webp", animated=True), exif=exif(), **loop)
    frames[0].save(zoo.picture("moving.png", "image/png"), **loop)

    pillow_heif.register_heif_opener()
    phone = zoo.picture("phone.heic", "image/heic", original="image/jpeg", size=[640, 480])
    small.save(phone, exif=exif(), xmp=XMP)
    small.save(zoo.picture("small.avif", "image/avif", original="image/jpeg"), exif=exif(), xmp=XMP)
    holes = small.convert("RGBA")
    holes.putalpha(Image.radial_gradient("L").resize(holes.size))
    holes.save(zoo.picture("holes.avif", "image/avif", original="image/webp"))
    path = zoo.picture("large.heic", "image/heic", original="image/jpeg", size=[4000, 3000])
    large.save(path, quality=50, enc_params={"preset": "ultrafast"})
