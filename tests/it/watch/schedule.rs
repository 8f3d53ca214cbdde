use belfry::jobs::back_up::night;
use jiff::SignedDuration;

use super::{admin, letters};
use crate::support::TestApp;
use crate::support::database::TestDatabase;

fn files(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn backups_are_made_each_night_and_old_ones_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().display().to_string();
    let settings = [("BELFRY_BACKUP_FOLDER", path.as_str()), ("BELFRY_BACKUP_DAILY", "3"), ("BELFRY_BACKUP_WEEKLY", "2"), ("BELFRY_METRICS_TOKEN", "a-token-for-tests-0123")];
    let app = TestApp::start_on(TestDatabase::sqlite().await, &settings).await;
    let ann = admin(&app).await;
    assert!(ann.get("/desk/system").await.expect(200).shows("Er is nog geen back-up gemaakt"));
    std::fs::write(folder.path().join("notes.txt"), "mine").expect("a file");
    std::fs::write(folder.path().join("belfry-2026-11-01T033000Z.db.part"), "cut off long ago").expect("a file");
    assert_eq!(night(&app).await.expect("a night"), Some(true));
    assert_eq!(night(&app).await.expect("done already"), None);
    assert_eq!(files(folder.path()), ["belfry-2026-11-23T090000Z.db", "notes.txt"]);
    for _ in 0..9 {
        app.wait(SignedDuration::from_hours(24));
        assert_eq!(night(&app).await.expect("a night"), Some(true));
    }
    // The last three days, and the Sunday before: the newest of the last two weeks.
    assert_eq!(files(folder.path()), ["belfry-2026-11-29T090000Z.db", "belfry-2026-11-30T090000Z.db", "belfry-2026-12-01T090000Z.db", "belfry-2026-12-02T090000Z.db", "notes.txt"]);
    let page = admin(&app).await.get("/desk/system").await.expect(200);
    assert!(page.shows("belfry-2026-12-02T090000Z.db") && page.shows("nagekeken"), "{}", page.words());
    let metrics = ann.asks(axum::http::Method::GET, "/metrics", &[("authorization", "Bearer a-token-for-tests-0123")], Vec::new()).await.source();
    let made: jiff::Timestamp = "2026-12-02T09:00:00Z".parse().unwrap();
    assert!(metrics.contains("belfry_backup_failed 0.0") && metrics.contains(&format!("belfry_backup_finished_timestamp_seconds {}.0", made.as_second())), "{metrics}");
    assert!(metrics.contains(r#"belfry_disk_free_bytes{of="backup"}"#), "{metrics}");
}

#[tokio::test]
async fn a_backup_that_fails_is_told_once_tried_each_hour_and_mended_by_itself() {
    let parent = tempfile::tempdir().expect("a folder");
    let folder = parent.path().join("backups");
    std::fs::create_dir(&folder).expect("a folder");
    let app = TestApp::start_on(TestDatabase::sqlite().await, &[("BELFRY_BACKUP_FOLDER", &folder.display().to_string())]).await;
    let ann = admin(&app).await;
    std::fs::remove_dir(&folder).expect("gone");
    assert_eq!(night(&app).await.expect("a night"), Some(false));
    let mails = app.deliver_mail().await;
    let mail = mails.iter().find(|mail| mail.subject.contains("back-up is mislukt")).expect("a mail");
    assert!(mail.recipient() == "ann@ledenkoepel.example" && mail.text.contains("cannot be written") && mail.text.contains("nog nooit"), "{}", mail.text);
    assert!(ann.get("/desk").await.expect(200).shows("De laatste back-up is mislukt"));
    assert!(ann.get("/desk/system").await.shows("cannot be written"));
    app.wait(SignedDuration::from_mins(59));
    assert_eq!(night(&app).await.expect("not yet again"), None);
    app.wait(SignedDuration::from_mins(1));
    assert_eq!(night(&app).await.expect("again"), Some(false));
    assert_eq!(letters(&app, "trouble").await.len(), 1, "not each hour the same");
    std::fs::create_dir(&folder).expect("a folder");
    app.wait(SignedDuration::from_hours(1));
    assert_eq!(night(&app).await.expect("again"), Some(true));
    assert!(!admin(&app).await.get("/desk").await.expect(200).shows("De laatste back-up is mislukt"));
    // Trouble after it went well is other trouble.
    std::fs::remove_dir_all(&folder).expect("gone");
    app.wait(SignedDuration::from_hours(24));
    assert_eq!(night(&app).await.expect("a night"), Some(false));
    assert_eq!(letters(&app, "trouble").await.len(), 2);
}

#[tokio::test]
async fn without_a_folder_no_backup_is_made_and_the_desk_says_so() {
    let app = TestApp::start_on(TestDatabase::sqlite().await, &[]).await;
    assert_eq!(night(&app).await.expect("nothing to do"), None);
    assert!(admin(&app).await.get("/desk/system").await.expect(200).shows("Er is geen back-up ingesteld"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM upkeep_runs").await, 0);
}
