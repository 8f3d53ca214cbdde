//! Settings of telling other systems what happened.

use std::path::{Path, PathBuf};
use std::time::Duration;

use ipnet::IpNet;
use jiff::SignedDuration;

use super::{SettingError, Settings, networks};

#[derive(Debug, Clone)]
pub struct WebhookConfig {
    /// Networks of the house's own that deliveries may go to; all others that are not the open internet are refused.
    pub networks: Vec<IpNet>,
    /// Whether they may go unencrypted.
    pub http: bool,
    /// PEM file of a certificate authority of one's own, beside the public ones.
    pub ca_file: Option<PathBuf>,
    /// One try takes no longer.
    pub time_limit: Duration,
    /// So long it is tried.
    pub give_up: SignedDuration,
    /// So long an older secret signs beside the new one.
    pub secret_overlap: SignedDuration,
    /// The log is kept so many days.
    pub keep_days: i64,
}

impl Settings {
    pub(super) fn webhooks(&self) -> Result<WebhookConfig, SettingError> {
        Ok(WebhookConfig {
            networks: self.parse("webhook_networks", "addresses or networks parted by commas, as 10.1.2.3,192.168.1.0/24", networks)?,
            http: self.flag("webhook_http")?,
            ca_file: self.optional("webhook_ca_file", "a PEM file", |text| Path::new(text).is_file().then(|| PathBuf::from(text)))?,
            time_limit: Duration::from_secs(self.number("webhook_seconds", 1, 30)?),
            give_up: SignedDuration::from_hours(self.number("webhook_give_up_hours", 1, 240)?),
            secret_overlap: SignedDuration::from_hours(self.number("webhook_secret_hours", 0, 720)?),
            keep_days: self.number("keep_webhook_days", 1, 366)?,
        })
    }
}
