#!/bin/sh
# Runs a command with a window manager and the pinyin input method on the display and the message bus it is given:
#   xvfb-run -a dbus-run-session -- sh tests/ime/session.sh COMMAND…
# Nothing is learned from one run to the next: the method's dictionary lives in a folder of this run.
set -eu
home=$(mktemp -d)
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" GSETTINGS_BACKEND=memory
mkdir "$home/config" "$home/cache"
export GTK_IM_MODULE=ibus XMODIFIERS=@im=ibus NO_AT_BRIDGE=1 LANG=C.UTF-8 LC_ALL=C.UTF-8
openbox >/dev/null 2>&1 &
manager=$!
ibus-daemon --xim --replace --panel disable >/dev/null 2>&1 &
daemon=$!
finish() {
  kill "$daemon" 2>/dev/null || true
  # A polite signal does not always end it.
  kill -s KILL "$manager" 2>/dev/null || true
  # The engine, the daemon's child, saves what it has learned as it ends.
  rm -rf "$home" 2>/dev/null || { sleep 1; rm -rf "$home"; }
}
trap finish EXIT
tries=0
# The command that sets the engine fails where it works, too: what counts is the answer.
until ibus engine libpinyin >/dev/null 2>&1 || [ "$(ibus engine 2>/dev/null)" = libpinyin ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 60 ]; then
    echo "error: ibus does not start the engine libpinyin" >&2
    exit 1
  fi
  sleep 0.5
done
"$@"
