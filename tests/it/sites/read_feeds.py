"""Reads feeds as others do, with the rules of RFC 4287 and JSON Feed 1.1, and prints what it found as JSON. A broken rule ends it."""
import datetime
import json
import sys
import urllib.parse
import xml.etree.ElementTree as tree

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEED = {"id", "title", "updated", "author", "link", "icon", "entry"}
ENTRY = {"id", "title", "updated", "published", "link", "category", "summary", "content"}


def iri(text):
    parts = urllib.parse.urlsplit(text)
    assert parts.scheme in ("https", "urn") and (parts.netloc or parts.path), text
    return text


def moment(text):
    assert text.endswith("Z"), text
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).isoformat()


def one(element, name):
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"{len(found)} {name}"
    return found[0].text or ""


def links(element):
    found = {}
    for link in element.findall(ATOM + "link"):
        key = (link.get("rel"), link.get("type"))
        # RFC 4287 §4.1.1: no two alternates of one type and language.
        assert key not in found, key
        found[key] = iri(link.get("href"))
    return found


def read_atom(path):
    feed = tree.parse(path).getroot()
    assert feed.tag == ATOM + "feed", feed.tag
    assert {child.tag for child in feed} <= {ATOM + name for name in FEED}, [child.tag for child in feed]
    assert one(feed, "title") and one(feed.find(ATOM + "author"), "name")
    found = links(feed)
    assert ("self", "application/atom+xml") in found and ("alternate", "text/html") in found, found
    entries = []
    for entry in feed.findall(ATOM + "entry"):
        assert {child.tag for child in entry} <= {ATOM + name for name in ENTRY}, [child.tag for child in entry]
        content = entry.find(ATOM + "content")
        assert content.get("type") == "html" and len(content) == 0
        for category in entry.findall(ATOM + "category"):
            assert category.get("term") and category.get("label") and iri(category.get("scheme"))
        entries.append({
            "id": iri(one(entry, "id")), "title": one(entry, "title"), "updated": moment(one(entry, "updated")), "published": moment(one(entry, "published")),
            "url": links(entry)[("alternate", "text/html")], "content": content.text, "language": entry.get(LANGUAGE),
            "tags": [category.get("label") for category in entry.findall(ATOM + "category")],
        })
    assert len({entry["id"] for entry in entries}) == len(entries)
    latest = max((entry["updated"] for entry in entries), default=None)
    assert latest is None or moment(one(feed, "updated")) == latest
    return {"id": iri(one(feed, "id")), "language": feed.get(LANGUAGE), "next": found.get(("next", "application/atom+xml")), "entries": entries}


def read_json(path):
    with open(path, encoding="utf-8") as file:
        feed = json.load(file)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"] and isinstance(feed["items"], list)
    assert set(feed) <= {"version", "title", "home_page_url", "feed_url", "language", "icon", "authors", "items", "next_url"}, set(feed)
    assert all(author["name"] for author in feed["authors"]) and iri(feed["home_page_url"]) and iri(feed["feed_url"])
    entries = []
    for item in feed["items"]:
        own = {"id", "url", "title", "content_html", "summary", "image", "date_published", "date_modified", "language", "tags"}
        # Extensions are objects whose names begin with an underscore.
        assert all(name in own or (name.startswith("_") and isinstance(item[name], dict)) for name in item), set(item)
        assert isinstance(item["id"], str) and all(isinstance(tag, str) for tag in item["tags"]) and iri(item["image"])
        for session in item["_event"]["sessions"]:
            assert datetime.datetime.fromisoformat(session["starts_at"]).utcoffset() is not None
        entries.append({
            "id": item["id"], "title": item["title"], "updated": moment(item["date_modified"]), "published": moment(item["date_published"]),
            "url": iri(item["url"]), "content": item["content_html"], "language": item["language"], "tags": item["tags"],
        })
    return {"id": None, "language": feed["language"], "next": feed.get("next_url"), "entries": entries}


print(json.dumps([read_atom(path) if path.endswith(".atom") else read_json(path) for path in sys.argv[1:]]))
