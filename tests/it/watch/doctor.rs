//! What `belfry doctor` says of the machine, the nights and the backups.

use crate::doctor::{doctor, said};
use crate::support::database::TestDatabase;
use crate::support::smtp::MailServer;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_machine_is_looked_at_and_each_fault_has_its_mend() {
    let (database, server) = (TestDatabase::sqlite().await, MailServer::start().await);
    let smtp = format!("smtp://127.0.0.1:{}", server.port());
    let folder = tempfile::tempdir().expect("a folder");
    let (code, words) = said(doctor(&database, &smtp)).await;
    assert_eq!(code, 0, "{words}");
    for line in ["good  disk:", "good  rights:", "good  writing:", "time zones:", "note  proxy:", "note  backups: none are made by schedule", "good  invariants:"] {
        assert!(words.contains(line), "{line} in {words}");
    }
    assert_eq!(
        std::fs::read_dir(database.folder()).expect("a folder").filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().contains("doctor"))).count(),
        0
    );
    let bad = async |settings: &[(&str, &str)], expected: &[&str]| {
        let mut command = doctor(&database, &smtp);
        command.envs(settings.iter().copied());
        let (code, words) = said(command).await;
        assert!(code == 1 && words.contains("mend:") && expected.iter().all(|word| words.contains(word)), "{expected:?}: {words}");
    };
    bad(&[("BELFRY_TRUSTED_PROXIES", "10.0.0.1,0.0.0.0/0")], &["BAD   proxy: trusted_proxies has 0.0.0.0/0"]).await;
    let path = folder.path().display().to_string();
    let mut command = doctor(&database, &smtp);
    command.env("BELFRY_BACKUP_FOLDER", &path).env("BELFRY_TRUSTED_PROXIES", "127.0.0.1");
    let (code, words) = said(command).await;
    assert!(code == 0 && words.contains("there is none yet") && words.contains("good  proxy: X-Forwarded-For and X-Request-Id are believed of 127.0.0.1/32"), "{words}");
    std::fs::write(folder.path().join("belfry-2020-01-01T033000Z.db"), "old").expect("a file");
    bad(&[("BELFRY_BACKUP_FOLDER", &path)], &["BAD   backups: the newest is of 2020-01-01 03:30 UTC"]).await;
    bad(&[("BELFRY_BACKUP_FOLDER", "/no/such/folder")], &["BAD   settings:", "a folder that is there"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_nights_found_is_said() {
    let (database, server) = (TestDatabase::create().await, MailServer::start().await);
    let smtp = format!("smtp://127.0.0.1:{}", server.port());
    let id = if database.backend() == sea_orm::DatabaseBackend::Sqlite { "X'00000000000000000000000000000001'" } else { "'00000000-0000-0000-0000-000000000001'" };
    database
        .execute(&format!(
            "INSERT INTO audit_findings (id, invariant, line, first_seen_at, last_seen_at) VALUES ({id}, 'places', 'x', '2026-11-23T03:30:00+00:00', '2026-11-23T03:30:00+00:00')"
        ))
        .await;
    let (code, words) = said(doctor(&database, &smtp)).await;
    assert!(code == 1 && words.contains("BAD   invariants: the last nightly audit found 1 violations") && words.contains("belfry audit"), "{words}");
}
