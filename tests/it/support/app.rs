use std::ops::Deref;
use std::sync::{Arc, Mutex};

use axum::Router;
use belfry::app::App;
use belfry::clock::Clock;
use belfry::config::{Config, Need};
use belfry::db::Db;
use belfry::entity::caught_mail;
use belfry::jobs::{Transport, deliver_mail};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use super::database::TestDatabase;
use super::event::{EventBuilder, OrganisationBuilder};
use super::mailbox::Mail;
use super::visitor::{Server, Visitor};

/// When every test begins: a Monday morning in winter time.
pub const START: &str = "2026-11-23T09:00:00Z";
pub const PUBLIC_URL: &str = "https://belfry.example";
pub const MAIL_DOMAIN: &str = "ledenkoepel.example";

/// One installation: a database, a clock moved by hand and the router in process. Cheap to clone.
#[derive(Clone)]
pub struct TestApp(Arc<Parts>);

struct Parts {
    app: App,
    router: Router,
    database: TestDatabase,
    /// The newest mail that `deliver_mail` has returned.
    read_until: Mutex<Option<Uuid>>,
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0.app
    }
}

impl TestApp {
    /// On a new database.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// With settings that differ from the tests' own, as `("BELFRY_FORM_KILOBYTES", "64")`.
    pub async fn start_with(settings: &[(&str, &str)]) -> Self {
        Self::start_on(TestDatabase::create().await, settings).await
    }

    /// On a database that is there already: a second copy of the program beside another.
    pub async fn start_on(database: TestDatabase, settings: &[(&str, &str)]) -> Self {
        let mut environment: Vec<(String, String)> = [
            ("BELFRY_DATABASE_URL", database.url()),
            ("BELFRY_PUBLIC_URL", PUBLIC_URL),
            ("BELFRY_SMTP_URL", "smtp://127.0.0.1:9"),
            ("BELFRY_MAIL_FROM", "Ledenkoepel <activiteiten@ledenkoepel.example>"),
            ("BELFRY_SECRET_KEY", "a key for tests, long enough and no sample"),
            ("BELFRY_ASSOCIATION_NAME", "Ledenkoepel"),
            // What changes is told at once, unless a test is about the waiting.
            ("BELFRY_CHANGES_WAIT_MINUTES", "0"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        // Beside the database, as the program itself has it when it is started there.
        environment.push(("BELFRY_SENT_JOURNAL".to_owned(), database.folder().join("sent").to_string_lossy().into_owned()));
        environment.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let config = Config::load(Some(database.no_settings_file()), environment.into_iter(), Need::Serve { demo: false }).expect("settings that fit");
        let db = Db::connect(&config.database_url).await.expect("a database");
        let app = App::new(config, Clock::by_hand(START.parse().expect("a moment")), db);
        let router = belfry::web::router(app.clone()).expect("a router");
        Self(Arc::new(Parts { app, router, database, read_until: Mutex::default() }))
    }

    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// Where the data is: for a second copy, or for looking past the product.
    pub fn database(&self) -> &TestDatabase {
        &self.0.database
    }

    pub fn router(&self) -> Router {
        self.0.router.clone()
    }

    /// A member's colleague with a browser of their own.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(Server::InProcess(self.router()), PUBLIC_URL)
    }

    /// Nele, who runs events, signed in; each time on her own computer, which is no news to her.
    pub async fn organiser(&self) -> Visitor {
        let nele = self.visitor();
        nele.takes_cookie("__Host-device", &"N".repeat(43));
        nele.signs_in(self, "nele@ledenkoepel.example", "organiser").await;
        nele
    }

    /// A published webinar to be changed by the builder and then created.
    pub fn event(&self) -> EventBuilder {
        EventBuilder::new(self.clone())
    }

    pub fn organisation(&self, name: &str) -> OrganisationBuilder {
        OrganisationBuilder::new(self.clone(), name)
    }

    /// Tells what changed as far as it is due, runs the mail worker until nothing is left, and gives what was delivered since the last call.
    pub async fn deliver_mail(&self) -> Vec<Mail> {
        belfry::actions::event::tell_changes::tell_due(self.app()).await.expect("people are told");
        deliver_mail::until_idle(self.app(), Transport::Mailbox).await.expect("mail is delivered");
        let seen = *self.0.read_until.lock().expect("one test at a time");
        let all = caught_mail::Entity::find().order_by_asc(caught_mail::Column::Id);
        let new = seen.map_or_else(|| all.clone(), |seen| all.clone().filter(caught_mail::Column::Id.gt(seen)));
        let mails = new.all(self.db.reader()).await.expect("mails");
        if let Some(last) = mails.last() {
            *self.0.read_until.lock().expect("one test at a time") = Some(last.id);
        }
        mails.iter().map(|mail| Mail::parse(&mail.raw)).collect()
    }

    /// Moves the clock forward.
    pub fn wait(&self, duration: SignedDuration) {
        self.clock.set(self.clock.now() + duration);
    }

    /// Sets the clock, as `2027-03-08T12:00:00Z`.
    pub fn at(&self, moment: &str) {
        self.clock.set(moment.parse::<Timestamp>().expect("a moment"));
    }
}
