"""Addresses of the toolbox. Nothing a person wrote stands in one: slugs of shipped activities, and random ids."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.coping.toolbox.views import hope, kindness, own, shelf, tool

urlpatterns: list[URLPattern] = [
    path("toolbox", shelf.toolbox, name="toolbox"),
    path("toolbox/order", shelf.order, name="toolbox-order"),
    path("toolbox/cold", shelf.cold, name="toolbox-cold"),
    path("toolbox/hope", hope.hope, name="hope"),
    path("toolbox/hope/file", hope.add_file, name="hope-file-add"),
    path("toolbox/hope/file/<str:id>", hope.file, name="hope-file"),
    path("toolbox/kindness", kindness.kindness, name="toolbox-kindness"),
    path("toolbox/new", own.add, name="tool-new"),
    path("toolbox/kept/<str:id>", tool.kept, name="tool-kept"),
    path("toolbox/kept/<str:id>/undo", tool.undo, name="tool-undo"),
    path("toolbox/<str:key>", tool.tool, name="tool"),
    path("toolbox/<str:key>/arrange", shelf.arrange, name="tool-arrange"),
    path("toolbox/<str:key>/change", own.change, name="tool-change"),
    path("toolbox/<str:key>/delete", own.delete, name="tool-delete"),
]
