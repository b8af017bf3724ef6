"""Django's settings. Everything an operator may change is an EARNEST_ variable."""

import os

from earnest.config.database import django_database
from earnest.config.embedded.place import var_folder
from earnest.config.secret import secret_key

VAR = var_folder()
ENVIRONMENT = os.environ.get("EARNEST_ENV", "development")
DEBUG = False
SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("EARNEST_HOSTS", "127.0.0.1,localhost,testserver").split(",")

INSTALLED_APPS = [
    "earnest.rulebook",
    "earnest.people",
    "earnest.ledger",
    "earnest.billing",
    "earnest.jobs",
    "earnest.hiring",
    "earnest.web",
    "earnest.worker",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "lucide",
    "template_partials",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "earnest.web.middleware.moment.moment",
    "earnest.web.middleware.answers.Answers",
]

ROOT_URLCONF = "earnest.config.urls"
WSGI_APPLICATION = "earnest.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "earnest.web.context.shell",
            ]
        },
    }
]

DATABASES = {"default": django_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"

# Mail goes into files, which the pages show at /outbox/, unless a mail server is named.
EMAIL_HOST = os.environ.get("EARNEST_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = os.environ.get("EARNEST_OUTBOX", str(VAR / "outbox"))

# The pages: everything from our own origin, nothing inline.
FORM_RENDERER = "earnest.web.forms.renderer.FormRenderer"
CSRF_FAILURE_VIEW = "earnest.web.views.errors.csrf_failure"
WHITENOISE_USE_FINDERS = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
