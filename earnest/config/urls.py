"""The addresses of this installation: every face adds its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("earnest.web.urls")),
]

handler400 = "earnest.web.views.errors.bad_request"
handler403 = "earnest.web.views.errors.permission_denied"
handler404 = "earnest.web.views.errors.page_not_found"
handler500 = "earnest.web.views.errors.server_error"
