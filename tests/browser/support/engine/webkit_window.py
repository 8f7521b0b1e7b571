#!/usr/bin/python3
"""A window of WebKitGTK for the browser tests.

The engine's own small browser forgets everything when a driver ends it. This one keeps its profile, saves what is
downloaded, prints what pages write to their consoles, and takes commands from a pipe, one JSON array a line.
"""

import argparse
import json
import os
import threading

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--profile", required=True)
parser.add_argument("--downloads", required=True)
parser.add_argument("--room", type=int)
options = parser.parse_args()

limits = {}
if options.room:
    # Told as a part of the disk.
    disk = os.statvfs(options.profile)
    part = options.room / (disk.f_blocks * disk.f_frsize)
    limits = {"origin_storage_ratio": part, "total_storage_ratio": part}
manager = WebKit2.WebsiteDataManager(
    base_data_directory=options.profile + "/data", base_cache_directory=options.profile + "/cache", **limits
)
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)
context.set_preferred_languages(["vi"])
# Shared by all windows, as another program's scripts would be.
scripts = WebKit2.UserContentManager()
views = []


def open_window(_session):
    settings = WebKit2.Settings()
    settings.set_enable_write_console_messages_to_stdout(True)
    settings.set_javascript_can_access_clipboard(True)
    view = WebKit2.WebView(
        web_context=context, is_controlled_by_automation=True, settings=settings, user_content_manager=scripts
    )
    window = Gtk.Window(decorated=False)
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()
    # No window manager gives it the focus, without which no control of a page shows that it has it.
    window.get_window().focus(Gdk.CURRENT_TIME)
    view.grab_focus()
    views.append(view)
    view.connect("close", lambda _: window.destroy())
    return view


def automate(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("webkit-window")
    session.set_application_info(info)
    session.connect("create-web-view", open_window)


def free_path(name):
    stem, extension = os.path.splitext(name)
    path, n = os.path.join(options.downloads, name), 0
    while os.path.exists(path) or os.path.exists(path + ".part"):
        n += 1
        path = os.path.join(options.downloads, f"{stem} ({n}){extension}")
    return path


def save(_context, download):
    def choose(download, name):
        path = free_path(os.path.basename(name))
        # Complete under its name only when it is.
        download.set_destination("file://" + path + ".part")
        download.connect("finished", lambda _: os.rename(path + ".part", path))
        return True

    download.connect("decide-destination", choose)


def done():
    print("window: done", flush=True)


def print_to(path):
    paper = Gtk.PrintSettings()
    paper.set_printer("Print to File")
    paper.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, "file://" + path)
    paper.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    page = Gtk.PageSetup()
    page.set_paper_size(Gtk.PaperSize.new(Gtk.PAPER_NAME_A4))
    operation = WebKit2.PrintOperation.new(views[-1])
    operation.set_print_settings(paper)
    operation.set_page_setup(page)
    operation.connect("finished", lambda _: done())
    operation.connect("failed", lambda _, error: print("window: not printed:", error.message, flush=True))
    operation.print_()
    # Kept until it has finished.
    views[-1].operation = operation


def obey(name, argument):
    if name == "print":
        print_to(argument)
        return GLib.SOURCE_REMOVE
    if name == "before-loading":
        script = WebKit2.UserScript.new(
            argument, WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START, None, None
        )
        scripts.add_script(script)
    elif name == "dark":
        Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", argument == "yes")
    elif name == "collect-garbage":
        context.garbage_collect_javascript_objects()
    else:
        raise ValueError(name)
    done()
    return GLib.SOURCE_REMOVE


def listen(path):
    while True:
        with open(path, encoding="utf-8") as pipe:
            for line in pipe:
                GLib.idle_add(obey, *json.loads(line))


commands = os.path.join(options.profile, "commands")
if os.path.exists(commands):
    os.remove(commands)
os.mkfifo(commands)
threading.Thread(target=listen, args=(commands,), daemon=True).start()
context.connect("automation-started", automate)
context.connect("download-started", save)
Gtk.main()
