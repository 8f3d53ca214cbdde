//! The program's commands, run as people run them.

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::support::database::{TestDatabase, is_postgres};
use crate::support::program::belfry;
use crate::support::{Program, TestApp};

fn output(command: &mut Command) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    (status.code(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
}

/// A program with every setting that `serve` needs, and a database that must never be opened.
fn whole(database: &TestDatabase) -> Command {
    let mut command = belfry(database.folder());
    command
        .arg("serve")
        .env("BELFRY_DATABASE_URL", database.url())
        .env("BELFRY_BIND", "127.0.0.1:0")
        .env("BELFRY_PUBLIC_URL", "http://127.0.0.1:8080")
        .env("BELFRY_SMTP_URL", "smtp://127.0.0.1:9")
        .env("BELFRY_MAIL_FROM", "activiteiten@ledenkoepel.example")
        .env("BELFRY_SECRET_KEY", "a key for tests, long enough and no sample");
    command
}

#[test]
fn a_malformed_setting_stops_the_start_with_one_line_and_status_2() {
    let database = TestDatabase::empty_sqlite();
    for (name, value) in [
        ("BELFRY_DATABASE_URL", "mysql://somewhere"),
        ("BELFRY_BIND", "eighty"),
        ("BELFRY_PUBLIC_URL", "events.example.org"),
        ("BELFRY_SMTP_URL", "mail.example.org"),
        ("BELFRY_SMTP_CA_FILE", "/nowhere.pem"),
        ("BELFRY_SMTP_CONNECTIONS", "0"),
        ("BELFRY_MAIL_FROM", "nobody"),
        ("BELFRY_SECRET_KEY", "short"),
        ("BELFRY_SECRET_KEY_FILE", "/nowhere"),
        ("BELFRY_LOG", "belfry=loudly"),
        ("BELFRY_LOG_FORMAT", "xml"),
        ("BELFRY_TRUSTED_PROXIES", "10.0.0.0/33"),
        ("BELFRY_ASSOCIATION_NAME", ""),
        ("BELFRY_ASSOCIATION_EMAIL", "@"),
        ("BELFRY_TIME_ZONE", "Brussels"),
        ("BELFRY_MAILS_PER_MAILBOX_PER_HOUR", "many"),
        ("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "-1"),
        ("BELFRY_REQUEST_SECONDS", "0"),
        ("BELFRY_FORM_KILOBYTES", "1"),
        ("BELFRY_MAIL_RETRY_MINUTES", "soon"),
        ("BELFRY_MAIL_GIVE_UP_HOURS", "9999"),
        ("BELFRY_EMAIL_TEMPLATES", "/nowhere"),
        ("BELFRY_MAIL_REPLY_TO", "a@b, nobody@"),
        ("BELFRY_DIGEST_TIME", "half past seven"),
        ("BELFRY_INVITATION_ATTENDEE", "maybe"),
        ("BELFRY_AUDIT_TIME", "at night"),
        ("BELFRY_BACKUP_FOLDER", "/nowhere"),
        ("BELFRY_BACKUP_DAILY", "0"),
        ("BELFRY_METRICS_TOKEN", "too short"),
        ("BELFRY_COLOUR", "blue"),
        // Line breaks in a value do not make two lines.
        ("BELFRY_BIND", "127.0.0.1:80\nBELFRY_BIND: fine"),
    ] {
        let (code, stdout, stderr) = output(whole(&database).env(name, value));
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{name}={value}: {stderr}");
        assert!(stderr.starts_with(&format!("belfry: {name}: ")) && stderr.contains("expected") && stderr.lines().count() == 1, "{name}={value}: {stderr}");
    }
    assert!(!database.sqlite_file().exists());
}

#[test]
fn serving_without_mail_or_public_address_says_so() {
    let database = TestDatabase::empty_sqlite();
    for name in ["BELFRY_SMTP_URL", "BELFRY_PUBLIC_URL", "BELFRY_MAIL_FROM", "BELFRY_SECRET_KEY"] {
        let (code, _, stderr) = output(whole(&database).env_remove(name));
        assert_eq!(code, Some(2), "{stderr}");
        assert!(stderr.starts_with(&format!("belfry: {name}: not set")) && stderr.contains("--demo") && stderr.lines().count() == 1, "{stderr}");
    }
}

#[test]
fn a_settings_file_that_is_not_there_is_named() {
    let database = TestDatabase::empty_sqlite();
    let (code, _, stderr) = output(belfry(database.folder()).args(["migrate", "--config", "nowhere.toml"]));
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("belfry: nowhere.toml: cannot be read"), "{stderr}");
}

#[test]
fn the_demo_listens_on_this_machine_only() {
    let database = TestDatabase::empty_sqlite();
    let (code, _, stderr) = output(belfry(database.folder()).args(["serve", "--demo"]).env("BELFRY_BIND", "0.0.0.0:0"));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("loopback"), "{stderr}");
}

#[test]
fn a_port_that_is_taken_and_a_database_that_cannot_be_opened_are_said_in_one_line() {
    let database = TestDatabase::empty_sqlite();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let (code, _, stderr) = output(whole(&database).env("BELFRY_BIND", &address));
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains(&format!("belfry: cannot listen on {address}")) && stderr.lines().count() == 1, "{stderr}");
    let (code, _, stderr) = output(whole(&database).env("BELFRY_DATABASE_URL", "sqlite:///nowhere/belfry.db?mode=rwc"));
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains("belfry: the database sqlite:///nowhere/belfry.db?mode=rwc cannot be opened") && stderr.lines().count() == 1, "{stderr}");
}

#[tokio::test]
async fn migrating_says_what_was_done_and_several_at_once_do_it_once() {
    let database = if is_postgres() { TestDatabase::empty_postgres().await } else { TestDatabase::empty_sqlite() };
    // SQLite is one instance's; on PostgreSQL several start at once.
    let instances: usize = if is_postgres() { 3 } else { 1 };
    let running: Vec<_> = (0..instances)
        .map(|_| {
            let database = database.clone();
            std::thread::spawn(move || Program::run(&database, &["migrate"]))
        })
        .collect();
    let outputs: Vec<Output> = running.into_iter().map(|thread| thread.join().expect("a thread")).collect();
    assert!(outputs.iter().all(|output| output.status.success()), "{outputs:?}");
    let applied: String = outputs.iter().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).collect();
    assert_eq!(applied.matches("applied m20261123_000001_first_tables").count(), 1, "{applied}");
    let again = Program::run(&database, &["migrate"]);
    assert!(String::from_utf8_lossy(&again.stdout).contains("nothing was to be done"));
}

#[tokio::test]
async fn the_demo_starts_on_an_empty_machine_prints_where_to_look_and_stops_cleanly() {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().start().await;
    let told = program.log();
    for place in [program.url(), format!("{}/demo/mailbox", program.url())] {
        assert!(told.contains(&place), "{told}");
    }
    let link = told.split_whitespace().find(|word| word.contains("/desk/sign-in/")).expect("a link").to_owned();
    let path = link.strip_prefix(&program.url()).expect("a link to this program");
    let visitor = program.visitor();
    visitor.get("/").await.expect(200);
    let page = visitor.get(path).await.expect(200);
    assert!(page.has("form"), "a page with a button");
    visitor.get("/demo/mailbox").await.expect(200);
    assert!(!told.contains("\u{1b}["), "no colours in a file");
    let key = database.folder().join("belfry.key");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&key).expect("a key file").permissions());
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(program.stop().await.code(), Some(0));
    let kept = std::fs::read(&key).expect("a key");

    // The second start loads nothing again, keeps the key, and gives a link of its own.
    let begun = Instant::now();
    let again = Program::on(&database).demo().start().await;
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert!(!again.log().contains(&link));
    assert_eq!(std::fs::read(&key).expect("a key"), kept);
    assert_eq!(database.number("SELECT COUNT(*) FROM organisations").await, 1420);
    assert_eq!(database.number("SELECT COUNT(*) FROM events").await, 15);
    assert_eq!(again.stop().await.code(), Some(0));
    let audit = Program::run(&database, &["audit"]);
    assert_eq!(audit.status.code(), Some(0), "{}", String::from_utf8_lossy(&audit.stdout));
}

#[tokio::test]
async fn sigint_stops_it_too_within_ten_seconds() {
    let database = TestDatabase::create().await;
    let mut program = Program::on(&database).start().await;
    assert!(Command::new("bash").args(["-c", "kill -INT \"$1\"", "bash", &program.id().to_string()]).status().expect("bash").success());
    assert_eq!(program.has_ended(Duration::from_secs(10)).await.code(), Some(0));
}

#[tokio::test]
async fn an_organiser_is_added_with_a_link_that_opens() {
    let app = TestApp::start().await;
    let add = |role: &str| Program::run(app.database(), &["organiser", "add", "Nele@Ledenkoepel.example", "--name", "Nele Vermeulen", "--role", role]);
    let output = add("organiser");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.starts_with("Added Nele@ledenkoepel.example as organiser."), "{told}");
    let path = told.trim().rsplit_once("/desk/").map(|(_, rest)| format!("/desk/{rest}")).expect("a link");
    // The command runs by the machine's clock.
    app.clock.set(belfry::clock::Clock::system().now());
    app.visitor().get(&path).await.expect(200);
    let again = add("admin");
    assert!(String::from_utf8_lossy(&again.stdout).starts_with("Updated"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisers WHERE role = 'admin'").await, 1);
    for wrong in [["organiser", "add", "nobody", "--name", "N", "--role", "admin"], ["organiser", "add", "a@b.example", "--name", "N\nM", "--role", "admin"]] {
        assert_eq!(Program::run(app.database(), &wrong).status.code(), Some(1));
    }
    assert_eq!(add("emperor").status.code(), Some(2));
}

#[tokio::test]
async fn the_import_command_tells_row_by_row_and_ends_with_1_when_nothing_was_kept() {
    let database = TestDatabase::create().await;
    let folder = format!("{}/data/organisations", env!("CARGO_MANIFEST_DIR"));
    let strict = Program::run(&database, &["import", "organisations", &folder, "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert_eq!(database.number("SELECT COUNT(*) FROM organisations").await, 0);
    let begun = Instant::now();
    let output = Program::run(&database, &["import", "organisations", &folder]);
    assert_eq!(output.status.code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("active.csv:2: made Gemeente Aalst"), "{told}");
    assert!(told.contains("active.csv:984: refused") && told.contains("1214 rows: 1213 made, 0 changed, 0 unchanged, 1 refused"));
    assert_eq!(Program::run(&database, &["import", "organisations", "/nowhere.csv"]).status.code(), Some(1));
}

#[tokio::test]
async fn an_audit_without_a_database_makes_none() {
    let database = TestDatabase::empty_sqlite();
    assert_eq!(Program::run(&database, &["audit"]).status.code(), Some(1));
    assert!(!database.sqlite_file().exists());
}

#[test]
fn only_commands_that_work_are_offered() {
    let database = TestDatabase::empty_sqlite();
    let (code, help, _) = output(belfry(database.folder()).arg("--help"));
    assert_eq!(code, Some(0));
    for command in ["serve", "migrate", "organiser", "import", "seed", "audit", "backup", "doctor"] {
        assert!(help.contains(&format!("  {command}")), "{help}");
        assert_eq!(output(belfry(database.folder()).args([command, "--help"])).0, Some(0));
    }
    assert_eq!(output(belfry(database.folder()).arg("physician")).0, Some(2));
}
