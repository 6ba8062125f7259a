"""Edits Word files in LibreOffice as people edit them. Reads jobs as JSON: [{"from", "to", "tracked", "edits": [{"bookmark",
"behind", "column", "skip", "length", "kind", "words"}]}]."""

import json
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def named(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def answer(document, edit):
    anchor = document.Bookmarks.getByName(edit["bookmark"]).Anchor
    if edit.get("column"):
        place = anchor.Cell.CellName
        cell = anchor.TextTable.getCellByName(chr(65 + edit["column"]) + place[1:])
        cursor = cell.createTextCursor()
        cursor.gotoStart(False)
        text = cell
    else:
        text = anchor.Text
        cursor = text.createTextCursorByRange(anchor.End)
        for _ in range(edit["behind"]):
            cursor.gotoNextParagraph(False)
    cursor.goRight(edit.get("skip", 0), False)
    if edit.get("length"):
        cursor.goRight(edit["length"], True)
    else:
        cursor.gotoEndOfParagraph(True)
    return text, cursor


def change(document, edit):
    text, cursor = answer(document, edit)
    kind, words, said = edit["kind"], edit["words"], cursor.String
    if kind == "all":
        cursor.setString(words)
    elif kind == "end":
        cursor.collapseToEnd()
        text.insertString(cursor, " " + words, False)
    else:
        cursor.collapseToStart()
        if kind == "start":
            text.insertString(cursor, words + " ", False)
        elif kind == "word":
            cursor.goRight(len(said.split(" ")[0]), True)
            cursor.setString(words)
        else:
            # Half of the words or, of one word, half of that.
            parts = said.split(" ")
            half = len(" ".join(parts[: (len(parts) + 1) // 2])) + 1 if len(parts) > 1 else len(said) // 2
            cursor.goRight(half, True)
            cursor.setString("")


def main():
    jobs = json.load(sys.stdin)
    home = tempfile.mkdtemp()
    pipe = "nap" + home.replace("/", "")
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation=file://{home}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.5)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    for job in jobs:
        document = desktop.loadComponentFromURL("file://" + job["from"], "_blank", 0, (named("Hidden", True),))
        document.RecordChanges = job["tracked"]
        for edit in job["edits"]:
            change(document, edit)
        document.RecordChanges = False
        document.storeToURL("file://" + job["to"], (named("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(60)


main()
