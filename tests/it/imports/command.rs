use super::events;
use crate::support::{Program, TestApp};

fn told(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn the_command_tells_row_by_row_and_a_strict_one_keeps_all_or_nothing() {
    let app = TestApp::start().await;
    let file = app.database().folder().join("events.csv");
    let path = file.display().to_string();
    let good = "Title,Kind,Date,Start,End,Join link\nData quiz,webinar,9/3/2028,10:00,11:00,https://meet.example/q\n";
    std::fs::write(&file, format!("{good}Nothing,party,9/3/2028,10:00,11:00,\n")).expect("a file");
    let strict = Program::run(app.database(), &["import", "events", &path, "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(told(&strict).contains(&format!("{path}:3: refused Nothing: Kind: We do not know this kind")) && told(&strict).contains("Nothing was kept"), "{}", told(&strict));
    assert!(told(&strict).contains("2 events: 0 made, 0 unchanged, 1 refused"), "{}", told(&strict));
    assert_eq!(events(&app).await, 0);

    let kept = Program::run(app.database(), &["import", "events", &path]);
    assert_eq!(kept.status.code(), Some(0));
    assert!(told(&kept).contains(&format!("{path}:2: made Data quiz")) && told(&kept).contains("2 events: 1 made, 0 unchanged, 1 refused"), "{}", told(&kept));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM audit_entries WHERE action = 'event.create' AND actor = 'system'").await, 1);

    std::fs::write(&file, good.replace("https://meet.example/q", "https://meet.example/other")).expect("a file");
    let again = Program::run(app.database(), &["import", "events", &path, "--strict"]);
    assert_eq!(again.status.code(), Some(0));
    assert!(
        told(&again).contains(&format!("{path}:2: noted Data quiz: is there already with another Join link")) && told(&again).contains("0 made, 1 unchanged"),
        "{}",
        told(&again)
    );
    assert_eq!(events(&app).await, 1);

    for (bytes, why) in [(&b"a,b\nc,d\n"[..], "no column is headed Titel"), (b"\x00\x01\x02", "This cannot be read"), (b"", "There is nothing in it")] {
        std::fs::write(&file, bytes).expect("a file");
        let refused = Program::run(app.database(), &["import", "events", &path]);
        let line = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{line}");
        assert!(line.contains(why) && line.lines().count() == 1, "{line}");
    }
    assert_eq!(Program::run(app.database(), &["import", "events", "/nowhere.csv"]).status.code(), Some(1));
}
