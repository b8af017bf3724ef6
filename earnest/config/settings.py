"""Django's settings. Everything an operator may change is an EARNEST_ variable."""

import os

from earnest.config.database import django_database
from earnest.config.embedded.place import var_folder
from earnest.config.environment import environment
from earnest.config.mail import mail_server
from earnest.config.secret import secret_key

VAR = var_folder()
INSTALLATION = environment()
ENVIRONMENT = INSTALLATION.name
DEBUG = False
DEMO = INSTALLATION.is_demo
SECRET_KEY = secret_key()
ALLOWED_HOSTS = INSTALLATION.hosts

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
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
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
# Rate limits are counted here, by all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"

# Mail goes into files, which the pages show at /outbox/, unless a mail server is named.
MAIL_SERVER = mail_server()
EMAIL_HOST = MAIL_SERVER.host
EMAIL_PORT = MAIL_SERVER.port
EMAIL_HOST_USER = MAIL_SERVER.user
EMAIL_HOST_PASSWORD = MAIL_SERVER.password
EMAIL_USE_SSL = MAIL_SERVER.security == "ssl"
EMAIL_USE_TLS = MAIL_SERVER.security == "starttls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EARNEST_MAIL_FROM", "Earnest <earnest@localhost>")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "earnest.web.outbox.FileBackend"
)
EMAIL_FILE_PATH = os.environ.get("EARNEST_OUTBOX", str(VAR / "outbox"))

# In production a web server with TLS stands before us and says so in X-Forwarded-Proto.
IS_BEHIND_TLS = INSTALLATION.is_production
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_BEHIND_TLS
SECURE_HSTS_SECONDS = 30 * 24 * 60 * 60 if IS_BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_TLS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if IS_BEHIND_TLS else []
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_BEHIND_TLS else 0

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

# Accounts: an e-mail address and a password, and nobody in before the address is confirmed.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "earnest.web.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "earnest.web.forms.sign_up.SignUpForm",
    "login": "earnest.web.forms.accounts.LogInForm",
    "reset_password": "earnest.web.forms.accounts.ResetPasswordForm",
    "reset_password_from_key": "earnest.web.forms.accounts.ResetPasswordKeyForm",
    "change_password": "earnest.web.forms.accounts.ChangePasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
