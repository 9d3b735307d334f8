"""The person's tags: named, added, hidden, moved, merged, deleted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal import actions, queries
from leeward.journal import vocabulary as rules
from leeward.journal.forms.check_in import GROUP_NAMES
from leeward.journal.forms.words import SENTENCES, MergeForm, NameForm, NewTagForm
from leeward.journal.records import GROUPS, Tag, Vocabulary
from leeward.journal.views.asking import LOOK_AGAIN

Change = Callable[[Vocabulary], Vocabulary]
REFUSALS = tuple(SENTENCES)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def tags(request: SignedInRequest) -> HttpResponse:
    """Show all tags by group; add one, move one, show or hide one."""
    form = NewTagForm(request.POST if "add" in request.POST else None)
    if request.method == "POST" and _is_done(request, form):
        return HttpResponseRedirect(reverse("tags"))
    words = queries.vocabulary(request.vault)
    counts = {count.tag.index: count.count for count in queries.tag_counts(request.vault)}
    groups = [
        {
            "name": GROUP_NAMES[group],
            "tags": [
                {"tag": tag, "count": counts.get(tag.index, 0)} for tag in rules.live_tags(words, group, hidden=True)
            ],
        }
        for group in GROUPS
    ]
    context = {"groups": groups, "form": form, "place": "notebook"}
    return render(request, "journal/tags.html", context, status=LOOK_AGAIN if form.errors else 200)


def _is_done(request: SignedInRequest, form: NewTagForm) -> bool:
    if "add" not in request.POST:
        _try(request, _change_of(request))
        return True
    if not form.is_valid():
        return False
    name, group = form.cleaned_data["name"], form.cleaned_data["group"]
    try:
        actions.change_words(request.vault, lambda words: rules.add_tag(words, name, group)[0])
    except REFUSALS as refusal:
        form.refuse(refusal)
        return False
    return True


def _change_of(request: SignedInRequest) -> Change:
    """Return the change a button of the list stands for; a number that is none changes nothing."""
    for name, change in CHANGES.items():
        text = request.POST.get(name, "")
        if text.isdecimal() and len(text) < 7:
            return change(int(text))
    return lambda words: words


CHANGES: dict[str, Callable[[int], Change]] = {
    "show": lambda index: lambda words: rules.show_tag(words, index, shown=True),
    "hide": lambda index: lambda words: rules.show_tag(words, index, shown=False),
    "earlier": lambda index: lambda words: rules.move_tag(words, index, earlier=True),
    "later": lambda index: lambda words: rules.move_tag(words, index, earlier=False),
}


def _try(request: SignedInRequest, change: Change) -> None:
    """Change the words; what is gone already needs no change."""
    with suppress(rules.NoSuchWord):
        actions.change_words(request.vault, change)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def tag(request: SignedInRequest, index: int) -> HttpResponse:
    """Show one tag to rename, merge or delete, or do one of these."""
    words = queries.vocabulary(request.vault)
    here = _tag_or_404(words, index)
    name = NameForm(request.POST if "rename" in request.POST else None, initial={"name": here.name})
    merge = MergeForm(request.POST if "merge" in request.POST else None, words=words, tag=here)
    if request.method == "POST" and _is_changed(request, here, name, merge):
        return HttpResponseRedirect(reverse("tags"))
    context = {"tag": here, "form": name, "merge": merge, "group": GROUP_NAMES[here.group], "place": "notebook"}
    return render(request, "journal/tag.html", context, status=LOOK_AGAIN if name.errors or merge.errors else 200)


def _is_changed(request: SignedInRequest, here: Tag, name: NameForm, merge: MergeForm) -> bool:
    if "delete" in request.POST:
        _try(request, lambda words: rules.delete_tag(words, here.index))
        return True
    if "merge" in request.POST and merge.is_valid():
        _try(request, lambda words: rules.merge_tags(words, here.index, merge.cleaned_data["into"]))
        return True
    if "rename" not in request.POST or not name.is_valid():
        return False
    try:
        actions.change_words(
            request.vault, lambda words: rules.rename_tag(words, here.index, name.cleaned_data["name"])
        )
    except REFUSALS as refusal:
        name.refuse(refusal)
        return False
    return True


def _tag_or_404(words: Vocabulary, index: int) -> Tag:
    for found in rules.live_tags(words, hidden=True):
        if found.index == index:
            return found
    raise Http404
