"""The addresses of the pages. Names are what templates link to; one section per subject."""

from allauth.account import views as accounts
from django.urls import URLPattern, URLResolver, path, re_path, register_converter

from earnest.web.numbers import Number
from earnest.web.views import (
    applying,
    bundles,
    clients,
    demo,
    help,
    history,
    home,
    jobs,
    live,
    membership,
    outbox,
    posting,
    proposals,
    removals,
    settings,
)

register_converter(Number, "number")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("help/", help.help_page, name="help"),
    path("bundle/<str:digest>.<str:kind>", bundles.bundle_file, name="bundle"),
    path("livez", live.livez, name="livez"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("demo/", demo.demo, name="demo"),
    path("demo/log-in/", demo.demo_log_in, name="demo_log_in"),
    # accounts: of allauth's pages those that are in our shell
    path("account/sign-up/", accounts.signup, name="account_signup"),
    path("account/log-in/", accounts.login, name="account_login"),
    path("account/log-out/", accounts.logout, name="account_logout"),
    path("account/closed/", accounts.account_inactive, name="account_inactive"),
    path(
        "account/confirm/",
        accounts.email_verification_sent,
        name="account_email_verification_sent",
    ),
    re_path(
        r"^account/confirm/(?P<key>[-:\w]+)/$",
        accounts.confirm_email,
        name="account_confirm_email",
    ),
    path("account/password/", accounts.password_change, name="account_change_password"),
    path("account/password/reset/", accounts.password_reset, name="account_reset_password"),
    path(
        "account/password/reset/sent/",
        accounts.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        accounts.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/done/",
        accounts.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # settings
    path("settings/", settings.settings_page, name="settings"),
    path("settings/role/", settings.switch_role, name="switch_role"),
    path("settings/role/add/", settings.add_role, name="add_role"),
    path("settings/membership/", membership.membership, name="membership"),
    path("settings/membership/lots/<number:number>/", membership.lot_page, name="lot"),
    path("settings/membership/history/", history.history_page, name="history"),
    path("settings/membership/history.csv", history.history_csv, name="history_csv"),
    path(
        "settings/membership/history/<number:number>/", history.history_entry, name="history_entry"
    ),
    # jobs
    path("jobs/", jobs.find_work, name="find_work"),
    path("jobs/mine/", jobs.my_jobs, name="my_jobs"),
    path("jobs/post/", posting.post_job, name="post_job"),
    path("jobs/post/suggestion/", posting.price_suggestion, name="price_suggestion"),
    path("jobs/<number:job_id>/", jobs.job, name="job"),
    path("jobs/<number:job_id>/price/", posting.job_price, name="job_price"),
    # hiring
    path("jobs/<number:job_id>/apply/", applying.apply, name="apply"),
    path("jobs/<number:job_id>/apply/delete/", applying.delete_draft, name="delete_draft"),
    path("jobs/<number:job_id>/proposals/", clients.proposals_of_job, name="proposals_of_job"),
    path("jobs/<number:job_id>/close/", clients.close_job, name="close_job"),
    path("jobs/<number:job_id>/return/", clients.job_return, name="job_return"),
    path("proposals/", proposals.my_proposals, name="my_proposals"),
    path("proposals/<number:proposal_id>/", proposals.proposal, name="proposal"),
    path("proposals/<number:proposal_id>/receipt/", applying.receipt, name="receipt"),
    path("proposals/<number:proposal_id>/undo/", proposals.undo, name="undo"),
    path("proposals/<number:proposal_id>/withdraw/", proposals.withdraw, name="withdraw"),
    path("proposals/<number:proposal_id>/decline/", proposals.decline, name="decline"),
    path("removals/", removals.removals, name="removals"),
    path("removals/jobs/<number:job_id>/", removals.remove_job, name="remove_job"),
    path(
        "removals/proposals/<number:proposal_id>/",
        proposals.remove_proposal,
        name="remove_proposal",
    ),
]
