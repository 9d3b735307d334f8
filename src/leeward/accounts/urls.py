"""Addresses of the accounts room."""

from __future__ import annotations

from django.urls import path

from leeward.accounts.views import (
    code,
    going,
    keys,
    leaving,
    letters,
    locked,
    phone,
    preferences,
    recover,
    sign_ins,
    start,
    unlock,
    you,
)

urlpatterns = [
    path("start", start.start, name="sign-up"),
    path("start/code", code.recovery_code, name="recovery-code"),
    path("unlock", unlock.unlock, name="unlock"),
    path("recover", recover.recover, name="recover"),
    path("lock", going.lock, name="lock"),
    path("kept", locked.kept, name="kept"),
    path("sign-out", going.sign_out, name="sign-out"),
    path("exit", going.exit_page, name="exit"),
    path("here", going.here, name="here"),
    path("you", you.you, name="you"),
    path("you/again", you.again, name="again"),
    path("you/passphrase", keys.passphrase, name="passphrase"),
    path("you/code", keys.new_code, name="new-code"),
    path("you/rekey", keys.rekey, name="rekey"),
    path("you/sign-ins", sign_ins.sign_ins, name="sign-ins"),
    path("you/this-phone", phone.this_phone, name="this-phone"),
    path("you/this-phone/begin", phone.begin, name="this-phone-begin"),
    path("you/this-phone/again", phone.again, name="this-phone-again"),
    path("you/this-phone/put-away", phone.put_away, name="put-away"),
    path("letters", letters.leave, name="letters"),
    path("you/preferences", preferences.preferences, name="preferences"),
    path("you/leave", leaving.leave, name="leave"),
]
