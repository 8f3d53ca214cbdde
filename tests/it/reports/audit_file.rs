//! Audit files (story A10): an auditor asks for proof, and every number on the cover is counted again from the lists inside.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read as _};

use belfry::documents::archive::CHECKSUMS;
use belfry::rules::attendance::Mark;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use super::world::World;
use crate::certificates::{ENDED, closes, comes, reopens, says};
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// All files by their paths.
pub fn unpacked(page: &Page) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(page.body.to_vec())).expect("an archive");
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its content");
        let name = file.name().expect("a name").into_owned();
        assert!(files.insert(name.clone(), bytes).is_none(), "{name} is there twice");
    }
    files
}

/// Rows of a list by their headings.
pub fn rows(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not in {:?}", files.keys()));
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("its mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    let headings = reader.headers().expect("headings").clone();
    reader.records().map(|row| headings.iter().map(str::to_owned).zip(row.expect("a row").iter().map(str::to_owned)).collect()).collect()
}

/// Counts a number of the cover again.
fn recounted(files: &BTreeMap<String, Vec<u8>>, number: &Value) -> i64 {
    let mut seen = HashSet::new();
    let mut count = 0;
    for row in rows(files, number["list"].as_str().expect("a list")) {
        let holds = |condition: &Value| {
            let held = row.get(condition[0].as_str().expect("a heading")).expect("a column");
            condition[1].as_array().expect("values").iter().any(|value| value == held)
        };
        let is_new = |seen: &mut HashSet<String>| number["distinct"].as_str().is_none_or(|column| seen.insert(row[column].clone()));
        if number["only"].as_array().expect("conditions").iter().all(holds) && is_new(&mut seen) {
            count += 1;
        }
    }
    count
}

/// Every number is what the lists say, every file has its checksum; the numbers by their labels.
pub fn proven(files: &BTreeMap<String, Vec<u8>>) -> Vec<BTreeMap<String, i64>> {
    let sums = String::from_utf8(files[CHECKSUMS].clone()).expect("text");
    let sums: BTreeMap<&str, &str> = sums.lines().map(|line| line.split_once("  ").expect("a sum and a path")).map(|(sum, path)| (path, sum)).collect();
    assert_eq!(sums.len() + 1, files.len(), "each file but the sums themselves");
    for (path, bytes) in files.iter().filter(|(path, _)| path.as_str() != CHECKSUMS) {
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(sums.get(path.as_str()), Some(&sum.as_str()), "{path}");
    }
    let cover: Value = serde_json::from_slice(&files["numbers.json"]).expect("JSON");
    let parts = cover["parts"].as_array().expect("parts").iter().map(|part| {
        let numbers = part["numbers"].as_array().expect("numbers").iter().map(|number| {
            assert_eq!(recounted(files, number), number["value"], "{number}");
            (number["label"].as_str().expect("a label").to_owned(), number["value"].as_i64().expect("a number"))
        });
        numbers.collect()
    });
    parts.collect()
}

pub async fn taken(visitor: &Visitor, path: &str) -> Page {
    let form = visitor.get(path).await.expect(200).form("#audit-file");
    let page = visitor.sends(&form).await.expect(200);
    assert_eq!((page.header("content-type"), page.header("cache-control")), ("application/zip", "no-store"));
    page
}

/// Two were there, one was not, one cancelled.
async fn held(app: &TestApp) -> TestEvent {
    let event = app.event().create().await;
    for name in ["an", "bo", "cis"] {
        comes(app, &event, name).await;
    }
    let dirk = comes(app, &event, "dirk").await;
    let form = app.visitor().get(&format!("{dirk}/cancel")).await.expect(200).form_with("csrf");
    app.visitor().sends(&form).await;
    app.deliver_mail().await;
    app.at(ENDED);
    says(app, &event, 0, &[("an", Mark::Present), ("bo", Mark::Present), ("cis", Mark::Absent)]).await;
    closes(app, &event, 0).await;
    event
}

#[tokio::test]
async fn every_number_on_the_cover_is_counted_again_from_the_lists_inside() {
    let app = TestApp::start().await;
    let event = held(&app).await;
    // A day later somebody is corrected, by who may open the list again.
    reopens(&app, &event, 0).await;
    says(&app, &event, 0, &[("cis", Mark::Present)]).await;
    closes(&app, &event, 0).await;
    let nele = app.organiser().await;
    let files = unpacked(&taken(&nele, &format!("/desk/events/{}/audit-file", event.id)).await);
    let numbers = proven(&files).remove(0);
    let number = |label: &str| *numbers.get(label).unwrap_or_else(|| panic!("{label} is not in {numbers:?}"));
    assert_eq!((number("Inschrijvingen"), number("Inschrijvingen: Bevestigd")), (4, 3), "{numbers:?}");
    assert_eq!((number("Mensen die verwacht werden (2027-03-09)"), number("Mensen die er waren (2027-03-09)")), (3, 3));
    assert!(number("Mails: Verstuurd") >= 5, "{numbers:?}");
    for path in ["programma.pdf", "dag-2027-03-09.pdf", "voorblad.pdf"] {
        assert!(files[path].starts_with(b"%PDF-1.7"), "{path}");
    }
    // The correction is there, with who, when and why.
    let changes = rows(&files, "wijzigingen.csv");
    let actions: HashSet<&str> = changes.iter().map(|row| row["Wat"].as_str()).collect();
    assert!(changes.len() >= 4 && changes.iter().all(|row| !row["Op"].is_empty()), "{actions:?}");
    assert!(changes.iter().any(|row| row["Erna"] == "een vergissing" || row["Ervoor"] == "een vergissing") || format!("{changes:?}").contains("present"), "{changes:?}");
    let evidence = rows(&files, "bewijzen.csv");
    assert!(evidence.iter().all(|row| !row["Hoe we het weten"].is_empty() && !row["Genoteerd op"].is_empty()));
    let mails = rows(&files, "mails.csv");
    assert!(mails.iter().all(|row| !row["Resultaat"].is_empty()) && !String::from_utf8_lossy(&files["mails.csv"]).contains("@"), "outcomes, and no addresses");
    // That it was taken stands in the history.
    let log = nele.get(&format!("/desk/events/{}/history", event.id)).await;
    assert!(log.shows("maakte een auditdossier"), "{}", log.words());
}

#[tokio::test]
async fn names_of_all_scripts_are_whole_in_every_list_and_an_empty_event_has_a_file_too() {
    let app = TestApp::start().await;
    let event = held(&app).await;
    let nele = app.organiser().await;
    for (at, (first, last)) in [("Ελένη", "Παπαδοπούλου"), ("فاطمة", "الزهراء"), ("=1+1", &"Öz".repeat(100))].into_iter().enumerate() {
        let email = ["an", "bo", "cis"][at];
        app.database().execute(&format!("UPDATE registrations SET first_name = '{first}', last_name = '{last}' WHERE email = '{email}@gemeente.example'")).await;
    }
    let files = unpacked(&taken(&nele, &format!("/desk/events/{}/audit-file", event.id)).await);
    proven(&files);
    let people = rows(&files, "dag-2027-03-09.csv");
    let named = |last: &str| people.iter().find(|row| row["Achternaam"] == last).unwrap_or_else(|| panic!("{last} is not in {people:?}"));
    assert_eq!(named("Παπαδοπούλου")["Voornaam"], "Ελένη");
    assert_eq!(named("الزهراء")["Voornaam"], "فاطمة");
    assert_eq!(named(&"Öz".repeat(100))["Voornaam"], "'=1+1");
    let empty = app.event().titled("Zonder iemand").slug("zonder-iemand").create().await;
    let files = unpacked(&taken(&nele, &format!("/desk/events/{}/audit-file", empty.id)).await);
    assert_eq!(proven(&files)[0]["Inschrijvingen"], 0);
}

#[tokio::test]
async fn a_programme_has_a_folder_for_each_of_its_events_and_only_some_may_take_it() {
    let app = TestApp::start().await;
    let event = held(&app).await;
    let other = app.event().titled("Tweede").slug("tweede").create().await;
    let mut world = World::default();
    let id = world.programme(&app, "Labo", None);
    world.write(&app).await;
    app.database().execute("UPDATE events SET programme_id = (SELECT id FROM programmes)").await;
    let nele = app.organiser().await;
    let files = unpacked(&taken(&nele, &format!("/desk/programmes/{id}/audit-file")).await);
    assert_eq!(proven(&files).len(), 2);
    for slug in [&event.slug, &other.slug] {
        assert!(files.keys().any(|path| path.contains(slug.as_str()) && path.ends_with("inschrijvingen.csv")), "{:?}", files.keys());
    }
    for role in ["reader", "desk"] {
        let visitor = app.visitor();
        visitor.signs_in(&app, &format!("{role}@ledenkoepel.example"), role).await;
        visitor.get(&format!("/desk/programmes/{id}/audit-file")).await.expect(403);
        visitor.get(&format!("/desk/events/{}/audit-file", event.id)).await.expect(403);
    }
}
