"""Addresses of goals and small actions."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.steps.small import goal_views, views

urlpatterns: list[URLPattern] = [
    path("steps/one", views.one, name="small-one"),
    path("steps/one/new", views.new, name="small-new"),
    path("steps/one/<str:id>", views.how, name="small-how"),
    path("steps/one/<str:id>/arrange", views.arrange, name="small-arrange"),
    path("steps/goals", goal_views.goals, name="goals"),
    path("steps/goals/<str:id>", goal_views.goal, name="goal"),
    path("steps/goals/<str:id>/arrange", goal_views.arrange, name="goal-arrange"),
    path("steps/done", goal_views.done, name="small-done"),
]
