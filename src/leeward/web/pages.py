"""Addresses of the pages that put rooms together."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.web import finding
from leeward.web.patterns import before_views, how_views, signs_views
from leeward.web.patterns import views as patterns
from leeward.web.patterns.helps import views as helps
from leeward.web.patterns.moving import views as moving
from leeward.web.patterns.themes import views as themes
from leeward.web.patterns.year import views as year
from leeward.web.reminders import views as reminders
from leeward.web.small_steps import views as small_steps
from leeward.web.views import away, gallery, home, manifest, now_with_me, offline

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("away", away.away, name="away"),
    path("plan/now", now_with_me.now_with_me, name="plan-now"),
    path("worker.js", offline.worker, name="worker"),
    path("without-network", offline.without_network, name="without-network"),
    path("find", finding.find, name="find"),
    path("patterns", patterns.patterns, name="patterns"),
    path("patterns/before", before_views.before, name="patterns-before"),
    path("patterns/signs", signs_views.signs, name="patterns-signs"),
    path("patterns/how", how_views.how, name="patterns-how"),
    path("patterns/year", year.year, name="patterns-year"),
    path("patterns/themes", themes.themes, name="patterns-themes"),
    path("patterns/themes/lists", themes.lists, name="patterns-theme-lists"),
    path("patterns/helps", helps.helps, name="patterns-helps"),
    path("patterns/moving", moving.moving, name="patterns-moving"),
    path("steps", small_steps.hub, name="small-steps"),
    path("celebrations", small_steps.celebrations, name="celebrations"),
    path("you/reminders", reminders.reminders, name="reminders"),
    path("you/reminders/time", reminders.time, name="reminders-time"),
    path("you/reminders/mail", reminders.mail, name="reminders-mail"),
    path("you/reminders/phone", reminders.phone, name="reminders-phone"),
    path("you/reminders/reminders.ics", reminders.file, name="reminders-file"),
    path("components/", gallery.gallery, name="components"),
]
