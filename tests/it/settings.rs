//! Settings come from the environment and a file; a wrong one stops the start with one line that names it.

use std::path::Path;

use belfry::config::{Config, Need, SmtpSecurity};

const WHOLE: [(&str, &str); 4] = [
    ("BELFRY_PUBLIC_URL", "https://events.example.org"),
    ("BELFRY_SMTP_URL", "smtp://user:pass%20word@mail.example.org:587"),
    ("BELFRY_MAIL_FROM", "Events <events@example.org>"),
    ("BELFRY_SECRET_KEY", "0123456789abcdef0123456789abcdef"),
];

fn load(file: &Path, environment: &[(&str, &str)], need: Need) -> Result<Config, String> {
    Config::load(Some(file), environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())), need).map_err(|error| error.to_string())
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("it works");
    std::fs::write(file.path(), text).expect("it works");
    file
}

/// The whole settings with some replaced.
fn with<'v>(changes: &[(&'v str, &'v str)]) -> Vec<(&'v str, &'v str)> {
    WHOLE.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name)).chain(changes).copied().collect()
}

#[test]
fn each_database_has_a_journal_of_its_own_whoever_signs_in() {
    let journal = |url: &str| {
        let config = load(Path::new("/dev/null"), &with(&[("BELFRY_DATABASE_URL", url)]), Need::Serve { demo: false }).expect("settings");
        config.sent_journal.expect("a file").to_string_lossy().into_owned()
    };
    let one = journal("postgres://belfry:secret@db.example/belfry");
    assert!(one.ends_with("-sent") && !one.contains("secret"), "{one}");
    assert_eq!(journal("postgres://other:words@db.example/belfry"), one);
    assert_ne!(journal("postgres://belfry:secret@db.example/other"), one);
    assert_ne!(journal("postgres://belfry:secret@other.example/belfry"), one);
    assert_eq!(journal("sqlite://belfry.db?mode=rwc"), "belfry.db-sent");
}

#[test]
fn a_wrong_setting_is_named_with_what_was_read_and_what_is_expected() {
    let empty = file("");
    for (name, value, expected) in [
        ("BELFRY_DATABASE_URL", "mysql://somewhere", "sqlite://FILE"),
        ("BELFRY_BIND", "eighty", "an address and a port"),
        ("BELFRY_PUBLIC_URL", "events.example.org", "an http or https address"),
        ("BELFRY_PUBLIC_URL", "https://events.example.org/path", "without path"),
        ("BELFRY_PUBLIC_URL", "ftp://events.example.org", "an http or https address"),
        ("BELFRY_SMTP_URL", "http://mail.example.org", "smtp://"),
        ("BELFRY_MAIL_FROM", "nobody", "an address"),
        ("BELFRY_LOG", "belfry=loudly", "a level"),
        ("BELFRY_LOG_FORMAT", "xml", "text or json"),
        ("BELFRY_TRUSTED_PROXIES", "10.0.0.0/33", "networks"),
        ("BELFRY_TIME_ZONE", "Brussels", "IANA"),
        ("BELFRY_MAILS_PER_MAILBOX_PER_HOUR", "0", "from 1 to"),
        ("BELFRY_MAILS_PER_MAILBOX_PER_HOUR", "many", "a whole number"),
        ("BELFRY_FORM_KILOBYTES", "1e9", "a whole number"),
        ("BELFRY_MAIL_RETRY_MINUTES", "1,soon", "whole minutes"),
        ("BELFRY_SMTP_CA_FILE", "/nowhere.pem", "a PEM file"),
        ("BELFRY_ASSOCIATION_EMAIL", "@", "a mail address"),
    ] {
        let error = load(empty.path(), &with(&[(name, value)]), Need::Serve { demo: false }).unwrap_err();
        assert!(error.starts_with(name) && error.contains(expected) && !error.contains('\n'), "{name}={value}: {error}");
        let secret = matches!(name, "BELFRY_DATABASE_URL" | "BELFRY_SMTP_URL");
        assert_eq!(error.contains(value), !secret, "{name}: {error}");
    }
}

#[test]
fn an_unknown_setting_stops_the_start_in_the_environment_and_in_the_file() {
    let error = load(file("").path(), &with(&[("BELFRY_DATABSE_URL", "sqlite://x.db")]), Need::Serve { demo: false }).unwrap_err();
    assert!(error.starts_with("BELFRY_DATABSE_URL: unknown setting"), "{error}");
    let settings = file("bind = \"127.0.0.1:1\"\ncolour = \"blue\"\n");
    let error = load(settings.path(), &WHOLE, Need::Serve { demo: false }).unwrap_err();
    assert!(error.starts_with("colour in ") && error.contains("unknown setting"), "{error}");
    let error = load(file("bind = = 3").path(), &WHOLE, Need::Serve { demo: false }).unwrap_err();
    assert!(error.contains("not a settings file") && !error.contains('\n'), "{error}");
    let error = load(Path::new("/nowhere/belfry.toml"), &WHOLE, Need::Serve { demo: false }).unwrap_err();
    assert!(error.contains("/nowhere/belfry.toml") && error.contains("cannot be read"), "{error}");
}

#[test]
fn serving_needs_mail_address_sender_and_key_and_says_so() {
    for (name, _) in WHOLE {
        let environment: Vec<_> = WHOLE.into_iter().filter(|(other, _)| *other != name).collect();
        let error = load(file("").path(), &environment, Need::Serve { demo: false }).unwrap_err();
        assert!(error.starts_with(&format!("{name}: not set; expected")) && error.contains("--demo"), "{error}");
    }
    assert!(load(file("").path(), &[], Need::Serve { demo: true }).is_ok());
    assert!(load(file("").path(), &[], Need::Database).is_ok());
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
    let settings = file("bind = \"127.0.0.1:1111\"\nmails_per_mailbox_per_hour = 7\nmail_retry_minutes = [1, 2]\n");
    let config = load(settings.path(), &with(&[("BELFRY_BIND", "127.0.0.1:2222")]), Need::Serve { demo: false }).expect("it works");
    assert_eq!(config.bind.port(), 2222);
    assert_eq!(config.mails_per_mailbox_per_hour, 7);
    assert_eq!(config.mail_retry.len(), 2);
    assert_eq!(config.form_bytes, 256 * 1024);
}

#[test]
fn a_weak_or_sample_key_is_refused_and_never_repeated() {
    for key in ["short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
        let error = load(file("").path(), &with(&[("BELFRY_SECRET_KEY", key)]), Need::Serve { demo: false }).unwrap_err();
        assert!(error.starts_with("BELFRY_SECRET_KEY") && error.contains("(hidden)") && !error.contains(key), "{error}");
    }
}

#[test]
fn a_secret_may_stand_in_a_file_of_its_own() {
    use secrecy::ExposeSecret as _;
    let key = file("a key in a file, long enough, no sample\n");
    let environment: Vec<_> =
        WHOLE.into_iter().filter(|(name, _)| *name != "BELFRY_SECRET_KEY").chain([("BELFRY_SECRET_KEY_FILE", key.path().to_str().expect("it works"))]).collect();
    let config = load(file("").path(), &environment, Need::Serve { demo: false }).expect("it works");
    assert_eq!(config.secret_key.expose_secret(), "a key in a file, long enough, no sample");
    let error = load(file("").path(), &with(&[("BELFRY_SECRET_KEY_FILE", "/nowhere")]), Need::Serve { demo: false }).unwrap_err();
    assert!(error.starts_with("BELFRY_SECRET_KEY_FILE"), "{error}");
}

#[test]
fn mail_goes_in_clear_on_loopback_only() {
    let smtp = |url: &str| load(file("").path(), &with(&[("BELFRY_SMTP_URL", url)]), Need::Serve { demo: false }).expect("it works").smtp.expect("it works");
    assert_eq!(smtp("smtp://127.0.0.1:2525").security, SmtpSecurity::Plain);
    assert_eq!(smtp("smtp://127.0.0.1:2525?tls=required").security, SmtpSecurity::StartTls);
    assert_eq!(smtp("smtp://mail.example.org").security, SmtpSecurity::StartTls);
    assert_eq!(smtp("smtps://mail.example.org").security, SmtpSecurity::Implicit);
    assert_eq!((smtp("smtp://mail.example.org").port, smtp("smtps://mail.example.org").port), (587, 465));
}

#[test]
fn demo_listens_on_loopback_only() {
    let error = load(file("").path(), &[("BELFRY_BIND", "0.0.0.0:8080")], Need::Serve { demo: true }).unwrap_err();
    assert!(error.starts_with("BELFRY_BIND") && error.contains("loopback"), "{error}");
}
