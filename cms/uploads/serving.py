"""Documents and pictures of the editors, as far as everybody may have them."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve as serve_document
from wagtail.images import get_image_model
from wagtail.models import Collection

from ip_portal.core.caching import public

DAY = 24 * 60 * 60
# Whatever a document holds, it does nothing where it is opened.
POLICY = "default-src 'none'; sandbox"


@require_safe
def document(request: HttpRequest, document_id: int, name: str) -> HttpResponse:
    """Give out a document to be saved, never to be shown here.

    One of a closed collection is answered like one that does not exist. No fingerprint
    of the content is given out: it would tell who has the same file.
    """
    found = get_object_or_404(
        get_document_model().objects.select_related("collection"), pk=document_id
    )
    is_public = _may_have(request, found.collection)
    for condition in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"):
        request.META.pop(condition, None)
    response = serve_document(request, document_id, name)
    del response["ETag"]
    response["Content-Security-Policy"] = POLICY
    return public(response, seconds=300) if is_public else response


@require_safe
def rendition(request: HttpRequest, path: str) -> HttpResponse:
    """Give out a picture in a size that a page asked for, unless it is closed."""
    image = get_image_model().objects.filter(renditions__file=path).first()
    if image is None:
        raise Http404
    is_public = _may_have(request, image.collection)
    response = serve_file(request, path, document_root=settings.MEDIA_ROOT)
    if is_public:
        # A new picture has a new name.
        patch_cache_control(response, public=True, max_age=DAY)
    return response


def _may_have(request: HttpRequest, collection: Collection) -> bool:
    """Say whether everybody may have the files of a collection.

    Raises Http404 where this visitor may not.
    """
    restrictions = list(collection.get_view_restrictions())
    if not all(one.accept_request(request) for one in restrictions):
        raise Http404
    return not restrictions
