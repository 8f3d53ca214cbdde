//! `belfry doctor`: what is wrong, and how to mend it.

use std::process::Command;

use crate::signing_in::lying_provider::LyingProvider;
use crate::support::database::TestDatabase;
use crate::support::program::belfry;
use crate::support::smtp::{Act, Encryption, MailServer, Stage};

pub fn doctor(database: &TestDatabase, smtp: &str) -> Command {
    let mut command = belfry(database.folder());
    command
        .arg("doctor")
        .env("BELFRY_DATABASE_URL", database.url())
        .env("BELFRY_PUBLIC_URL", "https://events.example.org")
        .env("BELFRY_SMTP_URL", smtp)
        .env("BELFRY_MAIL_FROM", "Events <events@mail.example.org>")
        .env("BELFRY_SECRET_KEY", "a key for tests, long enough and no sample");
    command
}

/// Its exit code and what it said; elsewhere than on the threads that play the mail server.
pub async fn said(mut command: Command) -> (i32, String) {
    let output = tokio::task::spawn_blocking(move || command.output().expect("the program starts")).await.expect("it ends");
    (output.status.code().expect("a code"), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_good_ends_with_0_sends_nothing_and_says_what_the_dns_should() {
    let (database, server) = (TestDatabase::create().await, MailServer::start().await);
    let (code, words) = said(doctor(&database, &format!("smtp://127.0.0.1:{}", server.port()))).await;
    assert_eq!(code, 0, "{words}");
    assert!(
        !words.contains("BAD") && words.contains("newest schema") && words.contains("_dmarc.mail.example.org") && words.contains("SELECTOR._domainkey.mail.example.org"),
        "{words}"
    );
    assert!(server.received().is_empty());
    // Asked from where nobody can write: the journal of what was sent lies elsewhere.
    let mut command = doctor(&database, &format!("smtp://127.0.0.1:{}", server.port()));
    command.current_dir("/proc");
    let (code, words) = said(command).await;
    assert_eq!(code, 0, "{words}");
    assert!(!server.heard_in_clear().contains("RCPT") && server.heard_in_clear().contains("MAIL FROM:<events@mail.example.org>"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_fault_has_its_mend() {
    let database = TestDatabase::create().await;
    let server = MailServer::start().await;
    let smtp = format!("smtp://127.0.0.1:{}", server.port());
    let bad = async |command: Command, words: &[&str]| {
        let (code, said) = said(command).await;
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("BAD") && said.contains("mend:") && words.iter().all(|word| said.contains(word)), "{words:?}: {said}");
        assert!(!said.contains("a key for tests"), "{said}");
    };
    let mut command = doctor(&database, &smtp);
    command.env("BELFRY_SECRET_KEY", "short");
    bad(command, &["settings", "SECRET_KEY"]).await;
    let mut command = doctor(&database, &smtp);
    command.env("BELFRY_PUBLIC_URL", "http://events.example.org");
    bad(command, &["public address", "not encrypted"]).await;
    bad(doctor(&database, "smtp://127.0.0.1:9"), &["mail server", "refused"]).await;
    server.does(|at| if at.stage == Stage::Sender { Act::Say("550 5.7.1 not yours") } else { Act::Go });
    bad(doctor(&database, &smtp), &["sender", "550 5.7.1 not yours"]).await;
    let locked = MailServer::start_with(Encryption::None, Some("right")).await;
    bad(doctor(&database, &format!("smtp://belfry:wrong@127.0.0.1:{}", locked.port())), &["does not let us in", "user and password"]).await;
    let (secure, stranger) = (MailServer::start_with(Encryption::Implicit, None).await, MailServer::start_with(Encryption::Implicit, None).await);
    let mut command = doctor(&database, &format!("smtps://localhost:{}", secure.port()));
    command.env("BELFRY_SMTP_CA_FILE", stranger.authority());
    bad(command, &["mail server", "certificate"]).await;
    let mut command = doctor(&database, &smtp);
    command.env("BELFRY_SENT_JOURNAL", "/proc/sent");
    bad(command, &["sent_journal", "/proc cannot be written"]).await;
    let mut command = doctor(&database, &smtp);
    command.env("BELFRY_DATABASE_URL", "sqlite:///nowhere/at/all.db?mode=rwc");
    let (_, said) = said(command).await;
    assert!(said.contains("is not there yet"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_openid_provider_is_asked_what_it_is() {
    let (database, server) = (TestDatabase::create().await, MailServer::start().await);
    let provider = LyingProvider::start().await;
    let asked = async |issuer: &str| {
        let mut command = doctor(&database, &format!("smtp://127.0.0.1:{}", server.port()));
        command.env("BELFRY_OIDC_ISSUER", issuer).env("BELFRY_OIDC_CLIENT_ID", "belfry").env("BELFRY_OIDC_CLIENT_SECRET", "s3cret-of-the-client");
        let (code, words) = said(command).await;
        assert!(!words.contains("s3cret"), "{words}");
        (code, words)
    };
    let (code, words) = asked(&provider.issuer()).await;
    assert!(code == 0 && words.contains("https://events.example.org/desk/sign-in/oidc/callback must be registered"), "{words}");
    let (code, words) = asked(&format!("{}/", provider.issuer())).await;
    assert!(code == 1 && words.contains("OpenID provider"), "{words}");
    provider.state().metadata = serde_json::json!({ "issuer": "https://other.example" });
    let (code, words) = asked(&provider.issuer()).await;
    assert!(code == 1 && words.contains("exactly as the provider writes it"), "{words}");
    provider.goes_away();
    let (code, words) = asked(&provider.issuer()).await;
    assert!(code == 1 && words.contains("does not answer"), "{words}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_schema_is_named_and_left_as_it_is() {
    let (database, server) = (TestDatabase::create().await, MailServer::start().await);
    database.execute("DELETE FROM seaql_migrations WHERE version LIKE '%delivery%'").await;
    let (code, words) = said(doctor(&database, &format!("smtp://127.0.0.1:{}", server.port()))).await;
    assert!(code == 1 && words.contains("lacks 1 steps") && words.contains("belfry migrate"), "{words}");
    assert_eq!(database.number("SELECT COUNT(*) FROM seaql_migrations WHERE version LIKE '%delivery%'").await, 0);
}
