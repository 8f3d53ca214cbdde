//! The register of local authorities, loaded from files.

use belfry::actions::organisation::import::{Counts, Outcome, Report, SourceFile, import};
use belfry::demo::organisations;
use belfry::entity::{mail_domain, organisation};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::support::TestApp;

const HEADINGS: &str = "type,name,name_fr,legal_name,status,region,province,reference_region,nis_code,kbo_number,ovo_code,postal_code,city,website,source_uri";
const AALST: &str = "Gemeente,Aalst,Alost,Aalst,actief,Vlaams Gewest,Oost-Vlaanderen,Denderregio,41002,0207437468,OVO001992,9300,Aalst,https://www.aalst.be,urn:aalst";
const GENT: &str = "Gemeente,Gent,Gand,Gent,actief,Vlaams Gewest,Oost-Vlaanderen,Regio Gent,44021,0207451227,OVO002067,9000,Gent,https://stad.gent,urn:gent";
const MERGERS: &str = "date,type,original_name,original_nis,original_kbo,original_ovo,original_email_domain,original_website_domain,result_name,result_nis,result_kbo,result_ovo";
const DOMAINS: &str = "domain,organisation_count,distinct_names,default_type,default_name,default_kbo,basis,candidates";

fn file(name: &str, lines: &[&str]) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: lines.join("\n").into_bytes() }
}

async fn take(app: &TestApp, files: Vec<SourceFile>) -> Report {
    import(&app.db, &app.clock, files, false).await.expect("an import")
}

async fn named(app: &TestApp, kind: &str, name: &str) -> organisation::Model {
    let found = organisation::Entity::find().filter(organisation::Column::Kind.eq(kind)).filter(organisation::Column::Name.eq(name)).one(app.db.reader()).await;
    found.expect("an answer").unwrap_or_else(|| panic!("no {kind} {name}"))
}

fn counts(report: &Report, file: &str) -> Counts {
    report.files.iter().find(|found| found.file == file).expect("a file").counts()
}

/// Line, and why it was refused, of every refused row.
fn refused(report: &Report) -> Vec<(String, u64, String)> {
    let rows = report.files.iter().flat_map(|file| file.rows.iter().map(move |row| (file.file.clone(), row)));
    rows.filter_map(|(file, row)| match &row.outcome {
        Outcome::Refused(why) => Some((file, row.line, why.clone())),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn the_real_files_are_loaded_but_for_the_rows_whose_numbers_are_wrong() {
    let app = TestApp::start().await;
    let mut files = organisations::files();
    files.reverse();
    let report = take(&app, files).await;
    assert_eq!(counts(&report, "active.csv"), Counts { made: 1213, refused: 1, ..Counts::default() });
    assert_eq!(counts(&report, "ended.csv"), Counts { made: 207, refused: 1, ..Counts::default() });
    assert_eq!(counts(&report, "mergers.csv"), Counts { made: 68, unchanged: 18, ..Counts::default() });
    assert_eq!(counts(&report, "mail-domains.csv"), Counts { made: 758, refused: 1, noted: 2, ..Counts::default() });
    let refused = refused(&report);
    let lines: Vec<(&str, u64)> = refused.iter().map(|(file, line, _)| (file.as_str(), *line)).collect();
    assert_eq!(lines, [("active.csv", 984), ("ended.csv", 123), ("mail-domains.csv", 109)]);
    assert!(refused[0].2.contains("duplicate key") && refused[0].2.contains("OCMW Ronse"), "{}", refused[0].2);
    // What a report over a year counts: 308 before 2019, 300 until 2024, 285 since.
    for (day, municipalities) in [("2018-06-01", 308), ("2024-06-01", 300), ("2025-06-01", 285)] {
        let there = format!(
            "SELECT COUNT(*) FROM organisations WHERE kind = 'Gemeente' AND region = 'Vlaams Gewest' AND (valid_from IS NULL OR valid_from <= '{day}') AND (active OR valid_until > '{day}')"
        );
        assert_eq!(app.database().number(&there).await, municipalities, "{day}");
    }
}

#[tokio::test]
async fn loading_the_same_files_again_changes_nothing() {
    let app = TestApp::start().await;
    take(&app, organisations::files()).await;
    let rows = || async { organisation::Entity::find().order_by_asc(organisation::Column::Id).all(app.db.reader()).await.expect("rows") };
    let before = rows().await;
    app.wait(jiff::SignedDuration::from_hours(1));
    let again = take(&app, organisations::files()).await;
    for file in &again.files {
        assert_eq!((file.counts().made, file.counts().changed), (0, 0), "{}", file.file);
    }
    assert_eq!(before, rows().await);
}

#[tokio::test]
async fn who_merged_into_whom_is_known() {
    let app = TestApp::start().await;
    take(&app, organisations::files()).await;
    let merged = named(&app, "Gemeente", "Merelbeke-Melle").await;
    let melle = named(&app, "Gemeente", "Melle").await;
    assert_eq!(melle.successor_id, Some(merged.id));
    assert_eq!((melle.active, melle.valid_until.map(|day| day.to_string())), (false, Some("2025-01-01".to_owned())));
    assert_eq!(merged.valid_from.map(|day| day.to_string()).as_deref(), Some("2025-01-01"));
    let ocmw = named(&app, "OCMW", "Melle").await;
    assert_eq!(ocmw.successor_id, Some(named(&app, "OCMW", "Merelbeke-Melle").await.id));
    // Hasselt went on under its own number and has no first day of its own.
    let hasselt = named(&app, "Gemeente", "Hasselt").await;
    assert_eq!((hasselt.active, hasselt.valid_from, hasselt.successor_id), (true, None, None));
    assert_eq!(named(&app, "Gemeente", "Kortessem").await.successor_id, Some(hasselt.id));
    let knesselare = named(&app, "Gemeente", "Knesselare").await;
    assert_eq!(knesselare.successor_id, Some(named(&app, "Gemeente", "Aalter").await.id));
}

#[tokio::test]
async fn a_mail_domain_proposes_the_municipality_first_and_the_successor_of_what_ended() {
    let app = TestApp::start().await;
    take(&app, organisations::files()).await;
    let proposed = |domain: &'static str| {
        let app = app.clone();
        async move {
            let rows =
                mail_domain::Entity::find().filter(mail_domain::Column::Domain.eq(domain)).order_by_asc(mail_domain::Column::Position).all(app.db.reader()).await.expect("rows");
            let mut names = Vec::new();
            for row in rows {
                let organisation = organisation::Entity::find_by_id(row.organisation_id).one(app.db.reader()).await.expect("an answer").expect("an organisation");
                names.push((organisation.kind, organisation.name, row.basis));
            }
            names
        }
    };
    let aartselaar = proposed("aartselaar.be").await;
    assert_eq!(aartselaar.iter().map(|(kind, _, _)| kind.as_str()).collect::<Vec<_>>(), ["Gemeente", "OCMW"]);
    let melle = proposed("melle.be").await;
    assert_eq!(melle.first().map(|(kind, name, basis)| (kind.as_str(), name.as_str(), basis.as_str())), Some(("Gemeente", "Merelbeke-Melle", "predecessor")));
    assert!(proposed("police.belgium.eu").await.is_empty());
    assert_eq!(proposed("vgc.be").await.len(), 1);
}

#[tokio::test]
async fn each_row_that_cannot_be_right_is_refused_with_its_reason() {
    let app = TestApp::start().await;
    let wrong_kbo = AALST.replace("0207437468", "0207437469").replace("urn:aalst", "urn:a");
    let same_kbo = GENT.replace("0207451227", "0207437468");
    let same_ovo = GENT.replace("OVO002067", "OVO001992").replace("urn:gent", "urn:b");
    let twice = AALST.replace("Alost", "Alost twice");
    let wrong_nis = GENT.replace("44021", "4402");
    let wrong_status = GENT.replace("actief", "misschien");
    let nameless = GENT.replace("Gent", "");
    let keyless = "Gemeente,Nergens,,,actief,,,,,,,,,,";
    let report = take(
        &app,
        vec![
            file("rows.csv", &[HEADINGS, AALST, &wrong_kbo, &same_kbo, &same_ovo, &twice, &wrong_nis, &wrong_status, &nameless, keyless, "Gemeente,too,few,cells"]),
            file(
                "mergers.csv",
                &[
                    MERGERS,
                    "2025-01-01,Gemeente,Lede,,,,,,Nergens,,0207451227,",
                    "2025-01-01,Gemeente,Lede,,,,,,Nergens,,1,",
                    "ooit,Gemeente,Lede,,,,,,Aalst,,0207437468,",
                    "2025-01-01,Gemeente,Lede,,0207437469,,,,Aalst,,0207437468,",
                    "2025-01-01,OCMW,Lede,,,,,,Aalst,,0207437468,",
                ],
            ),
            file(
                "domains.csv",
                &[
                    DOMAINS,
                    "aalst.be,1,1,,,,email,Gemeente:Aalst:0207437468",
                    "aalst.be,1,1,,,,email,Gemeente:Aalst:0207437468",
                    "gent.be,1,1,,,,email,Gemeente:Gent:0207451227",
                    "half.be,2,2,,,,email,Gemeente:Aalst:0207437468|Gemeente:Gent:0207451227",
                    "other.be,1,1,,,,email,Gemeente:Ninove:0207437468",
                    "geen domein,1,1,,,,email,Gemeente:Aalst:0207437468",
                    "leeg.be,0,0,,,,email,",
                    "vreemd.be,1,1,,,,email,Aalst",
                ],
            ),
        ],
    )
    .await;
    let expected = [
        ("rows.csv", 3, "modulo 97"),
        ("rows.csv", 4, "duplicate key: KBO"),
        ("rows.csv", 5, "duplicate key: OVO"),
        ("rows.csv", 6, "same source_uri"),
        ("rows.csv", 7, "NIS code"),
        ("rows.csv", 8, "status"),
        ("rows.csv", 9, "name"),
        ("rows.csv", 10, "no key"),
        ("rows.csv", 11, "4 cells instead of 15"),
        ("mergers.csv", 2, "unknown successor"),
        ("mergers.csv", 3, "modulo 97"),
        ("mergers.csv", 4, "no date"),
        ("mergers.csv", 5, "modulo 97"),
        ("mergers.csv", 6, "unknown successor"),
        ("domains.csv", 3, "duplicate key"),
        ("domains.csv", 4, "unknown organisation"),
        ("domains.csv", 5, "unknown organisation"),
        ("domains.csv", 6, "unknown organisation"),
        ("domains.csv", 7, "no mail domain"),
        ("domains.csv", 8, "no candidate"),
        ("domains.csv", 9, "cannot be read"),
    ];
    let refused = refused(&report);
    assert_eq!(refused.len(), expected.len(), "{report}");
    for ((file, line, why), (expected_file, expected_line, reason)) in refused.iter().zip(expected) {
        assert!(file == expected_file && *line == expected_line && why.contains(reason), "{file}:{line}: {why}; expected {expected_file}:{expected_line}: {reason}");
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisations").await, 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM mail_domains").await, 1);
}

#[tokio::test]
async fn with_all_or_nothing_one_refused_row_keeps_everything_out() {
    let app = TestApp::start().await;
    let files = || vec![file("rows.csv", &[HEADINGS, AALST, &GENT.replace("0207451227", "0207451228")])];
    let report = import(&app.db, &app.clock, files(), true).await.expect("a report");
    assert!(!report.kept && report.refused() == 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisations").await, 0);
    assert!(take(&app, files()).await.kept);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisations").await, 1);
}

#[tokio::test]
async fn a_changed_row_says_what_changed_and_keeps_its_key() {
    let app = TestApp::start().await;
    take(&app, vec![file("rows.csv", &[HEADINGS, AALST, GENT])]).await;
    let before = named(&app, "Gemeente", "Aalst").await;
    let bom_and_crlf = SourceFile { name: "rows.csv".to_owned(), bytes: format!("\u{FEFF}{HEADINGS}\r\n{}\r\n{GENT}\r\n", AALST.replace("9300", "9310")).into_bytes() };
    let report = take(&app, vec![bom_and_crlf]).await;
    assert_eq!(report.files[0].rows[0].outcome, Outcome::Changed(vec!["postal code"]));
    assert_eq!(report.files[0].rows[1].outcome, Outcome::Unchanged);
    let after = named(&app, "Gemeente", "Aalst").await;
    assert_eq!((after.id, after.version, after.postal_code.as_deref()), (before.id, before.version + 1, Some("9310")));
    // Numbers may change hands.
    let swapped = [AALST.replace("0207437468", "0207451227"), GENT.replace("0207451227", "0207437468")];
    let report = take(&app, vec![file("rows.csv", &[HEADINGS, &swapped[0]])]).await;
    assert_eq!(report.refused(), 1, "Gent still has it");
    let moved = take(&app, vec![file("rows.csv", &[HEADINGS, &swapped[1].replace("0207437468", "0697608063"), &swapped[0]])]).await;
    assert_eq!(moved.refused(), 0, "{moved}");
    assert_eq!(named(&app, "Gemeente", "Aalst").await.kbo_number.as_deref(), Some("0207451227"));
}

#[tokio::test]
async fn a_body_known_only_from_a_merger_is_made_and_later_completed() {
    let app = TestApp::start().await;
    let mergers = || file("mergers.csv", &[MERGERS, "2025-01-01,Gemeente,Lede,41034,0207440438,OVO002144,,,Aalst,,0207437468,"]);
    take(&app, vec![file("rows.csv", &[HEADINGS, AALST]), mergers()]).await;
    let lede = named(&app, "Gemeente", "Lede").await;
    assert_eq!((lede.active, lede.successor_id, lede.kbo_number.as_deref()), (false, Some(named(&app, "Gemeente", "Aalst").await.id), Some("0207440438")));
    let full = "Gemeente,Lede,,Lede,niet actief,Vlaams Gewest,Oost-Vlaanderen,Denderregio,41034,0207440438,OVO002144,9340,Lede,,urn:lede";
    let report = take(&app, vec![file("ended.csv", &[HEADINGS, full]), mergers()]).await;
    assert_eq!(report.refused(), 0, "{report}");
    let completed = named(&app, "Gemeente", "Lede").await;
    assert_eq!((completed.id, completed.source_key.as_str(), completed.successor_id), (lede.id, "urn:lede", lede.successor_id));
}

#[tokio::test]
async fn a_file_with_other_headings_is_no_import_at_all() {
    let app = TestApp::start().await;
    for bytes in [b"".to_vec(), b"name,mail\nx,y\n".to_vec(), vec![0xFF, 0xFE, 0, 1], b"\x89PNG\r\n\x1a\n".to_vec()] {
        let files = vec![file("rows.csv", &[HEADINGS, AALST]), SourceFile { name: "other.csv".to_owned(), bytes }];
        let error = import(&app.db, &app.clock, files, false).await.expect_err("no import");
        assert!(error.to_string().contains("other.csv"), "{error}");
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisations").await, 0);
}
