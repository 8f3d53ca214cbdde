//! Settings of the desk's sign-in: a wrong one stops the start with one line that names it.

use belfry::config::{ClientProof, Config, Need};
use belfry::rules::second_step::RequiredOf;

const WHOLE: [(&str, &str); 3] =
    [("BELFRY_OIDC_ISSUER", "https://login.example.org/op"), ("BELFRY_OIDC_CLIENT_ID", "belfry"), ("BELFRY_OIDC_CLIENT_SECRET", "a secret nobody may read")];

fn load(changes: &[(&str, &str)]) -> Result<Config, String> {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let kept = WHOLE.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let environment = kept.chain(changes).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(Some(file.path()), environment, Need::Database).map_err(|error| error.to_string())
}

#[test]
fn a_wrong_setting_of_the_provider_is_named() {
    for (name, value, expected) in [
        ("BELFRY_OIDC_ISSUER", "login.example.org", "an https address"),
        ("BELFRY_OIDC_ISSUER", "http://login.example.org", "loopback only"),
        ("BELFRY_OIDC_ISSUER", "https://login.example.org/op?x=1", "an https address"),
        ("BELFRY_OIDC_CLIENT_ID", "", "the name the provider gave us"),
        ("BELFRY_OIDC_CLIENT_SECRET", "", "either a client secret"),
        ("BELFRY_OIDC_CLAIM_SUBJECT", "", "the name of a claim"),
        ("BELFRY_OIDC_CLAIM_EMAIL", "e mail", "the name of a claim"),
        ("BELFRY_OIDC_ROLE_PATTERN", "role", "{role}"),
        ("BELFRY_OIDC_ROLES", "beheerder=keizer", "roles of the provider and ours"),
        ("BELFRY_OIDC_CREATES_ORGANISERS", "perhaps", "yes or no"),
        ("BELFRY_OIDC_CREATES_ORGANISERS", "yes", "who becomes what"),
        ("BELFRY_OIDC_CA_FILE", "/nowhere.pem", "a PEM file"),
        ("BELFRY_OIDC_SECONDS", "0", "from 1 to 60"),
        ("BELFRY_SECOND_STEP", "nobody", "admins or everybody"),
        ("BELFRY_SESSION_IDLE_MINUTES", "1", "from 5 to"),
        ("BELFRY_SESSION_HOURS", "forever", "a whole number"),
    ] {
        let error = load(&[(name, value)]).unwrap_err();
        assert!(error.starts_with(name) || name.ends_with("SECRET"), "{name}={value}: {error}");
        assert!(error.contains(expected) && !error.contains('\n'), "{name}={value}: {error}");
    }
    let error = load(&[("BELFRY_OIDC_PRIVATE_KEY", "-----BEGIN something secret")]).unwrap_err();
    assert!(error.contains("either a client secret") && !error.contains("something") && !error.contains("nobody may read"), "{error}");
    let error = load(&[("BELFRY_OIDC_CLAIM_ROLES", "roles")]).unwrap_err();
    assert!(error.contains("nobody could sign in"), "{error}");
}

#[test]
fn a_secret_may_lie_in_a_file_and_no_issuer_means_no_provider() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), "from a file\n").expect("written");
    let provider = load(&[("BELFRY_OIDC_CLIENT_SECRET_FILE", file.path().to_str().expect("a path"))]).expect("settings").provider.expect("a provider");
    assert!(matches!(&provider.proof, ClientProof::Secret(secret) if secrecy::ExposeSecret::expose_secret(secret) == "from a file"));
    assert_eq!(provider.hosts, ["login.example.org"]);
    assert!(!format!("{provider:?}").contains("from a file"));
    let config = load(&[("BELFRY_OIDC_ISSUER", "")]).expect("settings");
    assert!(config.provider.is_none() && config.second_step == RequiredOf::Admins);
}

#[test]
fn a_private_key_that_is_none_stops_the_start() {
    use belfry::clock::Clock;
    use belfry::identity::Provider;
    for odd in ["x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        let provider = load(&[("BELFRY_OIDC_CLIENT_SECRET", ""), ("BELFRY_OIDC_PRIVATE_KEY", odd)]).expect("settings").provider.expect("a provider");
        let error = Provider::new(&provider, &Clock::system(), "https://belfry.example/back".to_owned()).err().expect("no key");
        assert!(error.to_string().contains("oidc_private_key"), "{error:#}");
    }
}
