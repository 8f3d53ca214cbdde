//! What everything shares: built once at the start, cheap to clone.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use secrecy::ExposeSecret;
use tokio::sync::Notify;

use crate::actions::registration::register::Registrar;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::health::Health;
use crate::keys::Keys;
use crate::links::Links;
use crate::mail::smtp::Offers;
use crate::metrics::Metrics;
use crate::outbox::Pulse;

#[derive(Clone)]
pub struct App(Arc<Ground>);

pub struct Ground {
    pub config: Config,
    pub clock: Clock,
    pub db: Db,
    pub keys: Keys,
    pub links: Links,
    /// Registers whoever waits, several at a time.
    pub registrar: Registrar,
    /// Rung after a commit that posted mail, so that the worker need not wait for its next look.
    pub bell: Arc<Notify>,
    /// Beats while the mail worker turns; `/health/ready` listens.
    pub pulse: Pulse,
    /// What the mail server offers, as far as this process has seen: which addresses forms take.
    pub offers: Offers,
    /// What this process has seen of the things it depends on.
    pub health: Health,
    /// What this process counts.
    pub metrics: Metrics,
}

impl App {
    /// Puts the parts together; the database is connected and migrated already.
    #[must_use]
    pub fn new(config: Config, clock: Clock, db: Db) -> Self {
        let keys = Keys::new(config.secret_key.expose_secret());
        let links = Links::new(&config.public_url);
        let bell = Arc::new(Notify::new());
        let registrar = Registrar::start(&config, clock.clone(), db.clone(), keys.clone(), Arc::clone(&bell));
        let metrics = Metrics::new(clock.now());
        let (pulse, offers, health) = (Pulse::default(), Offers::default(), Health::default());
        Self(Arc::new(Ground { config, clock, db, keys, links, registrar, bell, pulse, offers, health, metrics }))
    }

    /// The day it is in the house's zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.now().to_zoned(self.zone()).date()
    }

    /// The association's zone, in which days begin.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.config.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The domain of Message-IDs: that of the sender's address.
    #[must_use]
    pub fn mail_domain(&self) -> &str {
        self.config.mail_from.address.domain()
    }
}

impl Deref for App {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.0
    }
}
