"""A site starts with an empty, valid home in each language."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations

HOMES = [
    {
        "language": "vi",
        "title": "Sở hữu trí tuệ Cần Thơ",
        "slug": "trang-chu",
        "hero_title": "Giữ tên gọi cho sản vật quê mình",
        "summary": "Hướng dẫn, tra cứu và hỗ trợ thủ tục sở hữu trí tuệ cho người dân, "
        "hợp tác xã và doanh nghiệp Cần Thơ.",
    },
    {
        "language": "en",
        "title": "Intellectual property in Cần Thơ",
        "slug": "home",
        "hero_title": "Keep the name of what your land grows",
        "summary": "Guidance, search and support with intellectual property for the "
        "people, cooperatives and businesses of Cần Thơ.",
    },
]
STANDARD_PORTS = {"http": 80, "https": 443}


def create(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("cms", "HomePage")

    # Wagtail's own first migrations leave a welcome page, and a site that shows it.
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()

    root = Page.objects.get(depth=1)
    kind, _is_new = ContentType.objects.get_or_create(app_label="cms", model="homepage")
    key = uuid.uuid4()
    for number, home in enumerate(HOMES, 1):
        locale, _is_new = Locale.objects.get_or_create(language_code=home["language"])
        page = HomePage.objects.create(
            title=home["title"],
            draft_title=home["title"],
            slug=home["slug"],
            url_path=f"/{home['slug']}/",
            path=f"{root.path}{number:04d}",
            depth=2,
            numchild=0,
            content_type=kind,
            locale=locale,
            translation_key=key,
            live=True,
            hero_title=home["hero_title"],
            summary=home["summary"],
        )
        if home["language"] == "vi":
            address = urlsplit(settings.BASE_URL)
            Site.objects.create(
                hostname=address.hostname or "localhost",
                port=address.port or STANDARD_PORTS.get(address.scheme, 80),
                site_name=home["title"],
                root_page_id=page.pk,
                is_default_site=True,
            )
    root.numchild = len(HOMES)
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_pages"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
