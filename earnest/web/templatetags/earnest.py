"""The tags of our pages: Connects with their list price, money, signs, times, and framed parts."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from earnest.web.amounts import list_price, money_in_words

register = template.Library()
MINUS = "\u2212"


@register.simple_tag
def connects(count: int) -> str:
    """`{% connects 6 %}` → 6 Connects; `{% connects 1 %}` → 1 Connect."""
    return ngettext("%(count)s Connect", "%(count)s Connects", count) % {
        "count": formats.number_format(count, use_l10n=True, force_grouping=True)
    }


@register.simple_tag(takes_context=True)
def priced(context: Context, count: int) -> SafeString:
    """`{% priced 4 %}` → 4 Connects ($0.60). Stands wherever Connects are spent (A1).

    The price is that of the request's moment: the template needs its `request`.
    """
    return format_html(
        '<span class="nowrap">{} <span class="muted">({})</span></span>',
        connects(count),
        money_in_words(list_price(count, at=context["request"].at)),
    )


@register.filter
def money(cents: int) -> str:
    """`{{ job.budget_cents|money }}` → $1,200 or $0.60."""
    return money_in_words(cents)


@register.filter
def signed(count: int) -> str:
    """`{{ row.change|signed }}` → +10, −4 or 0, with a true minus."""
    figure = formats.number_format(abs(count), use_l10n=True, force_grouping=True)
    return figure if count == 0 else f"{'+' if count > 0 else MINUS}{figure}"


@register.filter
def moment(at: datetime | None) -> SafeString:
    """`{{ row.happened_at|moment }}` → 12 Mar 2026, 14:32 in the reader's zone."""
    if at is None:
        return mark_safe("")
    words = formats.date_format(timezone.localtime(at), "j M Y, H:i")
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), words)


@register.filter
def clock_time(at: datetime) -> SafeString:
    """`{{ proposal.undo_until|clock_time }}` → 14:32 CET in the reader's zone, which it names."""
    words = formats.date_format(timezone.localtime(at), "H:i T")
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), words)


@register.filter
def day(at: datetime | date | None) -> SafeString:
    """`{{ lot.expires_at|day }}` → 12 Mar 2026 in the reader's zone."""
    if at is None:
        return mark_safe("")
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    words = formats.date_format(local, "j M Y")
    return format_html('<time datetime="{}">{}</time>', local.isoformat()[:10], words)


def _part(name: str, context: Context, content: str, **facts: Any) -> SafeString:
    inherited = {key: context.get(key) for key in ("request", "csrf_token", "user")}
    return render_to_string(f"parts/{name}.html", {**inherited, **facts, "content": content})


@register.simple_block_tag(takes_context=True)
def panel(context: Context, content: str, **facts: Any) -> SafeString:
    """`{% panel title=… %}…{% endpanel %}`; see parts/panel.html."""
    return _part("panel", context, content, **facts)


@register.simple_block_tag(takes_context=True)
def jobcard(context: Context, content: str, **facts: Any) -> SafeString:
    """`{% jobcard title=… href=… facts=… price=… %}…{% endjobcard %}`; see parts/job_card.html."""
    return _part("job_card", context, content, **facts)


@register.simple_block_tag(takes_context=True)
def confirmation(context: Context, content: str, **facts: Any) -> SafeString:
    """`{% confirmation … %}more fields{% endconfirmation %}`; see parts/confirmation.html."""
    return _part("confirmation", context, content, **facts)


@register.simple_block_tag(takes_context=True)
def receipt(context: Context, content: str, **facts: Any) -> SafeString:
    """`{% receipt title=… number=… %}…{% endreceipt %}`; see parts/receipt.html."""
    return _part("receipt", context, content, **facts)


@register.simple_block_tag(takes_context=True)
def notice(context: Context, content: str, **facts: Any) -> SafeString:
    """`{% notice tone="warning" title=… %}…{% endnotice %}`; see parts/notice.html."""
    return _part("notice", context, content, **facts)


@register.simple_block_tag(takes_context=True)
def nothing(context: Context, content: str, **facts: Any) -> SafeString:
    """`{% nothing title=… %}what to do next{% endnothing %}`; see parts/empty.html."""
    return _part("empty", context, content, **facts)
