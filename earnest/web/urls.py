"""The addresses of the pages. Names are what templates link to; one section per subject."""

from django.urls import URLPattern, URLResolver, path

from earnest.web.views import help, home, live, membership, settings, style

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("help/", help.help_page, name="help"),
    path("style/<str:digest>.css", style.style, name="style"),
    path("livez", live.livez, name="livez"),
    # settings
    path("settings/", settings.settings_page, name="settings"),
    path("settings/role/", settings.switch_role, name="switch_role"),
    path("settings/membership/", membership.membership, name="membership"),
    # jobs (views/jobs.py): find_work /jobs/, job /jobs/<id>/, post_job, my_jobs
    # hiring (views/hiring.py): apply /jobs/<id>/apply/, my_proposals /proposals/, proposal, removals
]
