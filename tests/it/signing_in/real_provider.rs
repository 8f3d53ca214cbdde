//! Against a provider of others' making, `oidc-provider` of npm, over HTTP on loopback: its login form, its consent, its checks of us.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::{NELE, is_organiser};
use crate::support::program::free_port;
use crate::support::visitor::Server;
use crate::support::{PUBLIC_URL, Page, TestApp, Visitor, phone::organiser_of};

struct RealProvider {
    child: Child,
    /// Held open: a program that cannot say any more ends.
    _words: BufReader<ChildStdout>,
    issuer: String,
    folder: tempfile::TempDir,
}

impl Drop for RealProvider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl RealProvider {
    fn start() -> Self {
        let (folder, address) = (tempfile::tempdir().expect("a folder"), free_port());
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/signing_in/provider.mjs");
        let mut child = Command::new("node")
            .args([script, &address.port().to_string(), &format!("{PUBLIC_URL}/desk/sign-in/oidc/callback"), &format!("{PUBLIC_URL}/desk/sign-in/left")])
            .arg(folder.path().join("key.pem"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut words = BufReader::new(child.stdout.take().expect("its words"));
        let ready = words.by_ref().lines().map_while(Result::ok).any(|line| line == "ready");
        assert!(ready, "the provider did not start: was `npm ci` run in tests/?");
        Self { child, _words: words, issuer: format!("http://{address}"), folder }
    }

    async fn app(&self, settings: &[(&str, &str)]) -> TestApp {
        let mut all = vec![("BELFRY_OIDC_ISSUER", self.issuer.as_str())];
        all.extend(settings);
        let app = TestApp::start_with(&all).await;
        // The provider lives in our time.
        #[expect(clippy::disallowed_methods, reason = "the provider's clock is the machine's")]
        app.clock.set(jiff::Timestamp::now());
        app
    }

    async fn with_secret(&self) -> TestApp {
        self.app(&[("BELFRY_OIDC_CLIENT_ID", "belfry-secret"), ("BELFRY_OIDC_CLIENT_SECRET", "a secret, & one with signs: +/=%")]).await
    }

    /// Another browser tab at the provider: signs in as `name`, agrees, and gives the way back.
    async fn signs_in(&self, there: &str, name: &str) -> String {
        let browser = Visitor::new(Server::Tcp(self.issuer.trim_start_matches("http://").parse().expect("an address")), &self.issuer);
        let mut page = browser.get(there).await;
        for _ in 0..12 {
            let location = page.header("location").to_owned();
            if location.starts_with(PUBLIC_URL) {
                return location;
            }
            page = if page.status.is_redirection() {
                browser.get(&location).await
            } else {
                let form = page.expect(200).form("form");
                let form = if form.has("login") { form.with_all(&[("login", name), ("password", "x")]) } else { form };
                browser.sends(&form).await
            };
        }
        panic!("no way back from {}", page.path);
    }

    async fn comes(&self, visitor: &Visitor, name: &str) -> Page {
        let there = visitor.get("/desk/sign-in/oidc?next=%2Fdesk%2Fevents").await.expect(303);
        let back = self.signs_in(there.header("location"), name).await;
        visitor.get(&back).await
    }
}

#[tokio::test]
async fn with_a_client_secret_somebody_known_comes_in_and_goes_out() {
    let provider = RealProvider::start();
    let app = provider.with_secret().await;
    is_organiser(&app, NELE, "organiser").await;
    let nele = app.visitor();
    let answer = provider.comes(&nele, "nele").await;
    assert_eq!((answer.status.as_u16(), answer.location().as_str()), (303, "/desk/events"), "{}", answer.words());
    nele.follows(answer).await.expect(200);
    for (name, words) in [("piet", "nog geen organisator"), ("onbevestigd", "niet bevestigd")] {
        assert!(provider.comes(&app.visitor(), name).await.expect(403).shows(words), "{name}");
    }
    // The same subject is the same account; its way out is known to the provider.
    let again = app.visitor();
    provider.comes(&again, "nele").await.expect(303);
    let form = again.get("/desk").await.expect(200).form("form#sign-out");
    let there = again.sends(&form).await.expect(200).link(&provider.issuer).expect("a way out");
    let browser = Visitor::new(Server::Tcp(provider.issuer.trim_start_matches("http://").parse().expect("an address")), &provider.issuer);
    let page = browser.get(&there).await.expect(200);
    let out = browser.sends(&page.form("form")).await;
    assert!(out.header("location").starts_with(&format!("{PUBLIC_URL}/desk/sign-in/left")), "{} {}", out.status, out.header("location"));
}

#[tokio::test]
async fn with_a_private_key_a_role_makes_an_organiser() {
    let provider = RealProvider::start();
    let key = provider.folder.path().join("key.pem");
    let app = provider
        .app(&[
            ("BELFRY_OIDC_CLIENT_ID", "belfry-key"),
            ("BELFRY_OIDC_PRIVATE_KEY_FILE", key.to_str().expect("a path")),
            ("BELFRY_OIDC_PRIVATE_KEY_ID", "belfry-1"),
            ("BELFRY_OIDC_CLAIM_ROLES", "roles"),
            ("BELFRY_OIDC_ROLES", "medewerker=organiser"),
            ("BELFRY_OIDC_CREATES_ORGANISERS", "yes"),
        ])
        .await;
    let zoe = app.visitor();
    let answer = provider.comes(&zoe, "zoe").await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.words());
    assert!(zoe.get("/desk").await.expect(200).shows("Zoë D'Hondt"));
    assert_eq!(organiser_of(&app, "zoe@ledenkoepel.example").await.role, "organiser");
}

#[tokio::test]
async fn a_wrong_secret_is_a_page_and_no_session() {
    let provider = RealProvider::start();
    let app = provider.app(&[("BELFRY_OIDC_CLIENT_ID", "belfry-secret"), ("BELFRY_OIDC_CLIENT_SECRET", "wrong")]).await;
    is_organiser(&app, NELE, "organiser").await;
    let nele = app.visitor();
    assert!(provider.comes(&nele, "nele").await.expect(403).shows("klopt niet"));
    nele.get("/desk").await.expect(303);
}
