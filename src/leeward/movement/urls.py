"""Addresses of this room. Nothing a person wrote stands in one: keys of shipped movements, and random ids."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.movement.views import doing, ideas, kept, plan, today

urlpatterns: list[URLPattern] = [
    path("moving", today.moving, name="moving"),
    path("moving/size", today.size, name="moving-size"),
    path("moving/care", today.care, name="moving-care"),
    path("moving/plan", plan.plan, name="moving-plan"),
    path("moving/plan/erase", plan.erase, name="moving-plan-erase"),
    path("moving/plan/<str:key>", plan.part, name="moving-part"),
    path("moving/ideas", ideas.ideas, name="moving-ideas"),
    path("moving/ideas/<str:key>", ideas.idea, name="moving-idea"),
    path("moving/ideas/<str:key>/plan", ideas.to_plan, name="moving-idea-plan"),
    path("moving/begin", doing.begin, name="moving-begin"),
    path("moving/doing", doing.doing, name="moving-doing"),
    path("moving/doing/way", doing.doing_way, name="moving-way"),
    path("moving/did", kept.did, name="moving-did"),
    path("moving/kept", kept.earlier, name="moving-earlier"),
    path("moving/kept/<str:id>", kept.kept, name="moving-kept"),
    path("moving/kept/<str:id>/change", kept.change, name="moving-change"),
    path("moving/kept/<str:id>/erase", kept.erase, name="moving-erase"),
]
