//! `belfry import registrations`

use super::registrations;
use crate::registration::nothing_is_wrong;
use crate::support::{Program, TestApp};

fn told(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn the_command_looks_refuses_and_takes_over() {
    let app = TestApp::start().await;
    app.event().titled("Klimaat").session("2026-03-09T10:00", "2026-03-09T12:00").create().await;
    let file = app.database().folder().join("past.csv");
    let path = file.display().to_string();
    let good = "Event,Date,Email,First name,Last name,Organisation,Attendance\nKlimaat,9/3/2026,an@aalst.example,An,Claes,Aalst,present\n";
    std::fs::write(&file, format!("{good}Klimaat,9/3/2026,no address,Bo,Maes,Aalst,present\n")).expect("a file");

    let look = Program::run(app.database(), &["import", "registrations", &path, "--dry-run", "--close-lists"]);
    assert_eq!(look.status.code(), Some(0), "{}", told(&look));
    for said in [
        "Klimaat: 1 registrations new, 1 marks of attendance new; 1 lists would be closed",
        &format!("{path}:3: refused Bo Maes: Email address: This is not a complete email address"),
        "2 rows: 1 new, 0 unchanged, 1 refused",
        "Nothing was kept: this was a look.",
    ] {
        assert!(told(&look).contains(said), "{said}: {}", told(&look));
    }
    let strict = Program::run(app.database(), &["import", "registrations", &path, "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(told(&strict).contains("all or nothing was asked"), "{}", told(&strict));
    assert_eq!(registrations(&app).await, 0);

    let kept = Program::run(app.database(), &["import", "registrations", &path, "--close-lists"]);
    assert_eq!(kept.status.code(), Some(0), "{}", told(&kept));
    assert!(told(&kept).contains("Klimaat: 1 registrations added, 1 marks of attendance added; 1 lists closed"), "{}", told(&kept));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_history WHERE transition = 'import' AND actor = 'system'").await, 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM audit_entries WHERE action LIKE 'registration.import%' AND actor = 'system'").await, 2);
    nothing_is_wrong(&app).await;

    std::fs::write(&file, good.replace("present", "absent")).expect("a file");
    let again = Program::run(app.database(), &["import", "registrations", &path, "--strict"]);
    assert_eq!(again.status.code(), Some(0));
    assert!(told(&again).contains(&format!("{path}:2: noted An Claes: is there already with another Attendance")) && told(&again).contains("1 unchanged"), "{}", told(&again));
    assert_eq!(registrations(&app).await, 1);

    for (bytes, why) in [
        (&b"a,b\nc,d\n"[..], "no column is headed Activiteit"),
        (b"Event,Name\nx,y\n", "no column is headed Email"),
        (b"\x00\x01\x02", "This cannot be read"),
        (b"", "There is nothing in it"),
    ] {
        std::fs::write(&file, bytes).expect("a file");
        let refused = Program::run(app.database(), &["import", "registrations", &path]);
        let line = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{line}");
        assert!(line.contains(why) && line.lines().count() == 1, "{line}");
    }
    assert_eq!(Program::run(app.database(), &["import", "registrations", "/nowhere.csv"]).status.code(), Some(1));
}

fn example(name: &str) -> String {
    format!("{}/docs/moving-in/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Runs the command on an example of the guide; what it told.
fn takes(app: &TestApp, what: &str, file: &str, more: &[&str]) -> String {
    let path = example(file);
    let output = Program::run(app.database(), &[&["import", what, &path], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    told(&output)
}

#[tokio::test]
async fn the_guides_examples_are_taken_over_as_it_says() {
    let app = TestApp::start().await;
    assert!(takes(&app, "events", "events.csv", &["--strict"]).contains("2 events: 2 made"));
    let table = takes(&app, "registrations", "registrations.csv", &["--strict", "--publish-drafts", "--close-lists"]);
    assert!(table.contains("4 rows: 4 added, 0 unchanged, 0 refused") && table.contains("2 lists closed"), "{table}");
    assert!(takes(&app, "registrations", "registrations.csv", &["--strict"]).contains("4 rows: 0 added, 4 unchanged, 0 refused"));
    nothing_is_wrong(&app).await;

    let app = TestApp::start().await;
    takes(&app, "events", "events.csv", &["--strict"]);
    let orders = takes(&app, "registrations", "pretix-orders.csv", &["--strict", "--publish-drafts"]);
    assert!(orders.contains("3 rows: 3 added"), "{orders}");
    let door = takes(&app, "registrations", "pretix-check-in.csv", &["--strict", "--close-lists", "--rest-absent"]);
    assert!(door.contains("0 registrations added, 1 marks of attendance added; 1 lists closed"), "{door}");
    let marks = |status: &str| format!("SELECT COUNT(*) FROM attendances WHERE status = '{status}'");
    assert_eq!((app.database().number(&marks("present")).await, app.database().number(&marks("absent")).await), (1, 1));
    nothing_is_wrong(&app).await;
}
