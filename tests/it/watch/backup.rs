use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::support::database::{TestDatabase, is_postgres};
use crate::support::program::belfry;
use crate::support::{Program, TestApp, until};

async fn back_up(database: &TestDatabase, target: &Path) -> Output {
    let (mut command, target) = (belfry(database.folder()), target.to_owned());
    command.args(["backup"]).arg(target).env("BELFRY_DATABASE_URL", database.url());
    tokio::task::spawn_blocking(move || command.output().expect("the program starts")).await.expect("it ends")
}

fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_that_was_made_under_load_is_whole_and_the_service_starts_from_it() {
    let database = TestDatabase::sqlite().await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    drop(app);
    let program = Program::on(&database).start().await;
    let (stop, taken) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let load: Vec<_> = (0..3)
        .map(|line| {
            let (visitor, slug, stop, taken) = (program.visitor(), event.slug.clone(), Arc::clone(&stop), Arc::clone(&taken));
            tokio::spawn(async move {
                for number in 0.. {
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                    let page = visitor.registers_for(&slug, &format!("p{line}-{number}@voorbeeldegem.example")).await;
                    assert_eq!(page.status, 200, "{}", page.words());
                    taken.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    until("load", async || taken.load(Ordering::SeqCst) >= 10).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("copy of 'today'.db");
    let before = taken.load(Ordering::SeqCst);
    let made = back_up(&database, &file).await;
    let after = taken.load(Ordering::SeqCst);
    assert!(made.status.success(), "{}", words(&made));
    until("load goes on", async || taken.load(Ordering::SeqCst) > after).await;
    stop.store(true, Ordering::SeqCst);
    for line in load {
        line.await.expect("every registration was taken");
    }
    assert!(words(&made).contains("secret_key") && words(&made).contains("copy of 'today'.db"), "{}", words(&made));
    assert_eq!(std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing else is left there");
    assert!(program.stop().await.success());

    // On another machine: the file, the settings, and the same key.
    let restored = TestDatabase::empty_sqlite();
    std::fs::copy(&file, restored.sqlite_file()).expect("put back");
    let audit = Program::run(&restored, &["audit"]);
    assert_eq!(audit.status.code(), Some(0), "{}", words(&audit));
    let kept = restored.number("SELECT COUNT(*) FROM registrations").await;
    assert!(kept >= i64::try_from(before).unwrap() && kept <= i64::try_from(after).unwrap() + 3, "{before} <= {kept} <= {after}");
    assert_eq!(restored.number("SELECT COUNT(*) FROM outbox WHERE letter = 'confirmation'").await, kept, "each with its mail");
    let again = Program::on(&restored).start().await;
    again.visitor().registers_for(&event.slug, "later@voorbeeldegem.example").await.expect(200);
    assert_eq!(restored.number("SELECT COUNT(*) FROM registrations").await, kept + 1);
    assert!(again.stop().await.success());
    assert_eq!(Program::run(&restored, &["audit"]).status.code(), Some(0));
}

#[tokio::test]
async fn a_file_that_is_there_is_never_overwritten_and_a_folder_gets_a_file_of_the_moment() {
    let database = TestDatabase::sqlite().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.db");
    std::fs::write(&file, "somebody's own").expect("a file");
    let refused = back_up(&database, &file).await;
    assert!(refused.status.code() == Some(1) && words(&refused).contains("is there already"), "{}", words(&refused));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), "somebody's own");
    let made = back_up(&database, folder.path()).await;
    let path = String::from_utf8_lossy(&made.stdout).trim().to_owned();
    let name = Path::new(&path).file_name().expect("a name").to_string_lossy().into_owned();
    assert!(made.status.success() && name.starts_with("belfry-20") && name.ends_with("Z.db") && Path::new(&path).exists(), "{}", words(&made));
    assert!(words(&made).lines().filter(|line| line.starts_with("belfry:")).count() == 0);
}

#[tokio::test]
async fn what_cannot_be_backed_up_ends_with_1_says_why_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = TestDatabase::empty_sqlite();
    let nothing = back_up(&empty, folder.path()).await;
    assert!(nothing.status.code() == Some(1) && words(&nothing).contains("there is no database"), "{}", words(&nothing));
    assert!(!empty.sqlite_file().exists());
    let database = TestDatabase::sqlite().await;
    let nowhere = back_up(&database, &folder.path().join("no/such/folder.db")).await;
    assert!(nowhere.status.code() == Some(1) && words(&nowhere).contains("cannot be written") && words(&nowhere).lines().count() == 1, "{}", words(&nowhere));
    // As full as a disk can be.
    let mut full = Command::new("bash");
    full.args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$@\"", "bash", env!("CARGO_BIN_EXE_belfry"), "backup"]).arg(folder.path().join("full.db"));
    full.current_dir(database.folder()).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("BELFRY_DATABASE_URL", database.url());
    let full = full.output().expect("the program starts");
    assert!(full.status.code() == Some(1) && words(&full).lines().count() == 1, "{}", words(&full));
    // A damaged database is not passed on as a good copy.
    let mut bytes = std::fs::read(database.sqlite_file()).expect("a file");
    bytes[100..200].fill(0xA5);
    std::fs::write(database.sqlite_file(), bytes).expect("damaged");
    let damaged = back_up(&database, &folder.path().join("damaged.db")).await;
    assert_eq!(damaged.status.code(), Some(1), "{}", words(&damaged));
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "nothing is left");
}

#[tokio::test]
async fn postgresql_is_named_with_its_own_tools() {
    if !is_postgres() {
        return;
    }
    let database = TestDatabase::create().await;
    let folder = tempfile::tempdir().expect("a folder");
    let refused = back_up(&database, folder.path()).await;
    assert!(refused.status.code() == Some(1) && words(&refused).contains("pg_dump") && refused.stdout.is_empty(), "{}", words(&refused));
}

#[test]
fn a_folder_for_backups_of_postgresql_stops_the_start() {
    let database = TestDatabase::empty_sqlite();
    let mut command = belfry(database.folder());
    command.arg("migrate").env("BELFRY_DATABASE_URL", "postgres://belfry@127.0.0.1:9/belfry").env("BELFRY_BACKUP_FOLDER", database.folder());
    let refused = command.output().expect("the program starts");
    assert!(refused.status.code() == Some(2) && words(&refused).starts_with("belfry: BELFRY_BACKUP_FOLDER: ") && words(&refused).contains("its own tools"), "{}", words(&refused));
}
