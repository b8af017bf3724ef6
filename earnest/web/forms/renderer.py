"""Forms look like parts/form.html and parts/field.html everywhere."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
