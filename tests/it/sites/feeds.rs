//! Atom and JSON: judged by a reader that is not ours.

use std::path::Path;
use std::process::Command;

use belfry::actions::event::edit::{Section, edit};
use belfry::actions::event::{cancel, unpublish};
use belfry::entity::event::{self, EventStatus};
use belfry::rules::event_section::EventSection;
use belfry::rules::event_texts::EventTexts;
use jiff::SignedDuration;
use sea_orm::EntityTrait as _;
use serde::Deserialize;

use super::{programme, reads, unlist};
use crate::feeds::public::{moves, nele};
use crate::support::{Page, TestApp, TestEvent};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Reading {
    id: Option<String>,
    language: String,
    next: Option<String>,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Entry {
    id: String,
    title: String,
    updated: String,
    published: String,
    url: String,
    content: String,
    language: String,
    tags: Vec<String>,
}

impl Reading {
    fn titles(&self) -> Vec<&str> {
        self.entries.iter().map(|entry| entry.title.as_str()).collect()
    }
}

/// Reads files, each with its ending.
fn read(files: &[(&str, &Page)]) -> Vec<Reading> {
    let folder = tempfile::tempdir().expect("a folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/sites/read_feeds.py");
    let mut command = Command::new("/usr/bin/python3");
    command.arg(script);
    for (number, (ending, page)) in files.iter().enumerate() {
        let path = folder.path().join(format!("{number}.{ending}"));
        std::fs::write(&path, &page.body).expect("a file");
        command.arg(path);
    }
    let output = command.output().expect("python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Both forms of a feed, which say the same: as it was read from Atom.
async fn feed(app: &TestApp, path: &str, query: &str) -> Reading {
    let [atom, json] = ["atom", "json"].map(|ending| format!("{path}.{ending}{query}"));
    let (atom, json) = (reads(app, &atom, &[]).await.expect(200), reads(app, &json, &[]).await.expect(200));
    let mut both = read(&[("atom", &atom), ("json", &json)]);
    let json = both.remove(1);
    assert_eq!(both[0].entries, json.entries);
    both.remove(0)
}

async fn row(app: &TestApp, event: &TestEvent) -> event::Model {
    event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("rows").expect("an event")
}

#[tokio::test]
async fn feeds_show_what_the_list_shows_and_mark_what_is_called_off() {
    let app = TestApp::start().await;
    let shown = app.event().onsite().titled("Labo & <b>\"lef\"</b> in Roeselare: Ζωή").create().await;
    let called_off = app.event().titled("Naschools").session("2027-04-09T10:00", "2027-04-09T11:30").create().await;
    app.event().status(EventStatus::Draft).titled("Nog geheim").create().await;
    app.event().titled("Voorbij").session("2026-11-20T10:00", "2026-11-20T11:00").create().await;
    let hidden = app.event().titled("Alleen met het adres").create().await;
    unlist(&app, &hidden).await;
    cancel::cancel(&app, nele(&app).await, called_off.id, 1, None).await.expect("a cancelling");
    let read = feed(&app, "/calendar", "").await;
    assert_eq!(read.titles(), ["Labo & <b>\"lef\"</b> in Roeselare: Ζωή", "Gaat niet door: Naschools"]);
    assert_eq!(read.id.as_deref(), Some("https://belfry.example/calendar.atom"));
    let [first, second] = &read.entries[..] else { panic!("{read:?}") };
    assert_eq!((first.id.clone(), first.url.clone(), first.language.as_str()), (format!("urn:uuid:{}", shown.id), format!("https://belfry.example/events/{}", shown.slug), "nl"));
    assert!(first.content.contains("Huis van de Gemeente") && first.content.contains("dinsdag 9 maart 2027") && first.content.contains("<em>vragen</em>"), "{}", first.content);
    assert_eq!(second.tags.last().map(String::as_str), Some("Gaat niet door"));
    let source = reads(&app, "/calendar.json", &[]).await.source();
    assert!(!source.contains("secret-room") && !source.contains("nele@") && source.contains("\"starts_at\":\"2027-03-09T10:00:00+01:00\""), "{source}");
    // Of one event, and of none that is not in the list.
    assert_eq!(feed(&app, &format!("/events/{}", called_off.slug), "").await.titles(), ["Gaat niet door: Naschools"]);
    for missing in [format!("/events/{}.atom", hidden.slug), "/events/none.json".to_owned(), "/programmes/none.atom".to_owned(), "/programmes/none.json".to_owned()] {
        reads(&app, &missing, &[]).await.expect(404);
    }
}

#[tokio::test]
async fn every_filter_of_the_list_is_one_of_the_feeds() {
    let app = TestApp::start().await;
    let labo = app.event().onsite().titled("Labo").create().await;
    app.event().titled("Webinar in april").session("2027-04-09T10:00", "2027-04-09T11:30").create().await;
    programme(&app, "labo", "", &[&labo]).await;
    for (query, titles) in [
        ("?format=onsite", vec!["Labo"]),
        ("?format=online", vec!["Webinar in april"]),
        ("?kind=webinar", vec!["Labo", "Webinar in april"]),
        ("?kind=training", vec![]),
        ("?programme=labo", vec!["Labo"]),
        ("?programme=other", vec![]),
        ("?month=2027-04", vec!["Webinar in april"]),
        ("?place=gemeente", vec!["Labo"]),
        ("?held_in=fr", vec![]),
        ("?text=april", vec!["Webinar in april"]),
        ("?format=onsite&text=april", vec![]),
        ("?kind=%3Cscript%3E&page=x", vec!["Labo", "Webinar in april"]),
    ] {
        assert_eq!(feed(&app, "/calendar", query).await.titles(), titles, "{query}");
    }
    assert_eq!(feed(&app, "/programmes/labo", "").await.titles(), ["Labo"]);
    let list = app.visitor().get("/?format=onsite").await.expect(200);
    let of = |kind: &str| list.attributes(&format!("link[rel=alternate][type='{kind}']"), "href");
    assert_eq!(of("application/atom+xml"), ["https://belfry.example/calendar.atom?format=onsite"]);
    assert_eq!(of("application/feed+json"), ["https://belfry.example/calendar.json?format=onsite"]);
    let page = app.visitor().get("/programmes/labo").await.expect(200);
    assert_eq!(page.attributes("link[type='application/atom+xml']", "href"), ["https://belfry.example/programmes/labo.atom"]);
}

#[tokio::test]
async fn an_entry_is_updated_when_what_it_says_changes_and_only_then() {
    let app = TestApp::start().await;
    let event = app.event().places(20).create().await;
    let acting = nele(&app).await;
    let path = "/calendar";
    let before = feed(&app, path, "").await.entries.remove(0);
    let files = reads(&app, "/calendar.atom", &[]).await;
    app.wait(SignedDuration::from_hours(2));
    app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    let registering = Section::Registering { capacity: Some(30), opens_at: None, closes_at: None, undecided: None };
    edit(&app, acting, event.id, row(&app, &event).await.section_version(EventSection::Registering), registering).await.expect("an edit");
    assert_eq!(reads(&app, "/calendar.atom", &[]).await.body, files.body, "places are no content");
    let texts = Section::Texts { title: "Een andere titel".to_owned(), summary: String::new(), description: String::new(), translations: EventTexts::default() };
    edit(&app, acting, event.id, row(&app, &event).await.section_version(EventSection::Texts), texts).await.expect("an edit");
    let retitled = feed(&app, path, "").await.entries.remove(0);
    assert_eq!((&retitled.id, &retitled.published, retitled.title.as_str()), (&before.id, &before.published, "Een andere titel"));
    assert!(retitled.updated > before.updated, "{retitled:?}");
    app.wait(SignedDuration::from_hours(1));
    moves(&app, acting, &event, SignedDuration::from_mins(30)).await;
    let moved = feed(&app, path, "").await.entries.remove(0);
    assert!(moved.updated > retitled.updated && moved.content.contains("10:30"), "{moved:?}");
}

#[tokio::test]
async fn an_unchanged_feed_says_so_and_what_is_taken_off_is_a_change() {
    let app = TestApp::start().await;
    app.event().create().await;
    let other = app.event().titled("Straks weg").create().await;
    let acting = nele(&app).await;
    for (path, kind) in [("/calendar.atom", "application/atom+xml; charset=utf-8"), ("/calendar.json", "application/feed+json; charset=utf-8")] {
        let first = reads(&app, path, &[("cookie", "__Host-language=fr"), ("accept-language", "fr")]).await.expect(200);
        assert_eq!((first.header("content-type"), first.header("cache-control"), first.header("access-control-allow-origin")), (kind, "public, max-age=300", "*"));
        assert!(first.headers.get("set-cookie").is_none() && first.headers.get("access-control-allow-credentials").is_none());
        assert_eq!(reads(&app, &format!("{path}?language=fr"), &[]).await.expect(200).header("set-cookie"), "", "a feed is no choice of a language");
        let (tag, date) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        assert!(!tag.is_empty() && !date.is_empty());
        app.wait(SignedDuration::from_hours(1));
        for asked in [("if-none-match", tag.as_str()), ("if-modified-since", date.as_str())] {
            assert!(reads(&app, path, &[asked]).await.expect(304).body.is_empty());
        }
    }
    let dates: Vec<String> =
        [reads(&app, "/calendar.atom", &[]).await, reads(&app, "/calendar.json", &[]).await].iter().map(|page| page.header("last-modified").to_owned()).collect();
    app.wait(SignedDuration::from_hours(1));
    unpublish::unpublish(&app, acting, other.id, row(&app, &other).await.version).await.expect("it is taken off");
    for (path, date) in ["/calendar.atom", "/calendar.json"].iter().zip(&dates) {
        let page = reads(&app, path, &[("if-modified-since", date)]).await.expect(200);
        assert!(!page.source().contains("Straks weg"), "{path}");
    }
}

#[tokio::test]
async fn what_ends_leaves_the_feed_by_itself() {
    let app = TestApp::start().await;
    app.event().titled("Straks voorbij").session("2026-11-23T11:00", "2026-11-23T12:00").create().await;
    let page = reads(&app, "/calendar.atom", &[]).await.expect(200);
    assert_eq!(feed(&app, "/calendar", "").await.titles(), ["Straks voorbij"]);
    app.at("2026-11-23T11:00:01Z");
    assert!(feed(&app, "/calendar", "").await.titles().is_empty());
    reads(&app, "/calendar.atom", &[("if-modified-since", page.header("last-modified"))]).await.expect(200);
}

#[tokio::test]
async fn a_long_feed_comes_in_pages() {
    let app = TestApp::start().await;
    for number in 0..101 {
        app.event().titled(&format!("Dag {number}")).create().await;
    }
    let first = feed(&app, "/calendar", "?format=online").await;
    assert_eq!(first.entries.len(), 100);
    let next = first.next.expect("a further page");
    assert_eq!(next, "https://belfry.example/calendar.atom?format=online&page=2");
    let second = feed(&app, "/calendar", "?format=online&page=2").await;
    assert_eq!((second.entries.len(), second.next.as_deref(), second.id), (1, None, first.id));
    assert_eq!(feed(&app, "/calendar", "?page=99999999999").await.entries.len(), 1, "beyond the last page is the last one");
}

#[tokio::test]
async fn a_feed_speaks_the_language_that_its_address_names() {
    let app = TestApp::start().await;
    let event = app.event().titled("Onthaal").create().await;
    let acting = nele(&app).await;
    let mut translations = EventTexts::default();
    translations.title.set(belfry::rules::language::Language::Fr, Some("Accueil".to_owned()));
    let texts = Section::Texts { title: "Onthaal".to_owned(), summary: "In het kort".to_owned(), description: String::new(), translations };
    edit(&app, acting, event.id, 0, texts).await.expect("an edit");
    let french = feed(&app, "/calendar", "?language=fr").await;
    assert_eq!((french.titles(), french.language.as_str(), french.entries[0].language.as_str()), (vec!["Accueil"], "fr", "fr"));
    assert!(french.entries[0].content.contains("mardi 9 mars 2027") && french.entries[0].url.ends_with("?language=fr"));
    let english = feed(&app, "/calendar", "?language=en").await;
    assert_eq!((english.titles(), english.entries[0].language.as_str()), (vec!["Onthaal"], "nl"), "a title that is not translated says so");
}
