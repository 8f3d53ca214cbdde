//! Settings of signing in through the organisation's own OpenID provider.

use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use url::Url;

use super::{SettingError, Settings, wrong};
use crate::rules::language::Language;
use crate::rules::permission::Role;
use crate::rules::provider_claims::{ClaimMap, RoleMap, RolePattern};

/// How Belfry proves to the provider that it is the client.
#[derive(Debug, Clone)]
pub enum ClientProof {
    Secret(SecretString),
    /// `private_key_jwt` with RS256: a private RSA key as PEM (PKCS #8 or PKCS #1), and its `kid` when the provider wants one.
    PrivateKey {
        pem: SecretString,
        key_id: Option<String>,
    },
}

#[derive(Debug, Clone)]
pub struct ProviderConfig {
    pub issuer: Url,
    /// Exactly as it was set: the provider writes the same in its metadata and tokens.
    pub issuer_text: String,
    pub client_id: String,
    pub proof: ClientProof,
    /// Beside `openid`.
    pub scopes: Vec<String>,
    /// Accepted values of `acr`; empty: it is not looked at.
    pub acr: Vec<String>,
    pub claims: ClaimMap,
    pub roles: RoleMap,
    /// Who has one of the roles becomes an organiser at the first sign-in.
    pub creates: bool,
    /// Keys of the organisations that may sign in; empty: all.
    pub organisations: Vec<String>,
    /// Hosts that are called, in lower case: the issuer's and those of the settings.
    pub hosts: Vec<String>,
    /// PEM file of a certificate authority of one's own.
    pub ca_file: Option<PathBuf>,
    /// All calls of one sign-in together take no longer.
    pub time_limit: Duration,
    buttons: [Option<String>; 3],
}

impl ProviderConfig {
    /// The button's words in that language; `None`: the house's.
    #[must_use]
    pub fn button(&self, language: Language) -> Option<&str> {
        let at = match language {
            Language::Nl => 0,
            Language::Fr => 1,
            Language::En => 2,
        };
        self.buttons[at].as_deref()
    }
}

impl Settings {
    /// `None` without an issuer.
    pub(super) fn provider(&self) -> Result<Option<ProviderConfig>, SettingError> {
        let Some(issuer) = self.optional("oidc_issuer", "an https address (http on loopback only), as https://login.example.org", issuer)? else {
            return Ok(None);
        };
        let client_id = self.parse("oidc_client_id", "the name the provider gave us", |text| (!text.is_empty() && text.len() <= 255).then(|| text.to_owned()))?;
        let roles = self.parse("oidc_roles", "roles of the provider and ours, as administrator=admin,staff=organiser", roles)?;
        let map = RoleMap { pattern: self.parse("oidc_role_pattern", "{role}, alone or between fixed words, with * at its end for what may follow", RolePattern::parse)?, roles };
        let claims = self.claims()?;
        let creates = self.flag("oidc_creates_organisers")?;
        if !claims.roles.is_empty() && map.roles.is_empty() {
            return Err(wrong(&self.read("oidc_roles").place, "", "at least one role, because oidc_claim_roles is set: nobody could sign in"));
        }
        if creates && (claims.roles.is_empty() || map.roles.is_empty()) {
            return Err(wrong(&self.read("oidc_creates_organisers").place, "yes", "no, or oidc_claim_roles and oidc_roles, which say who becomes what"));
        }
        let words = |text: &str| Some(text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let list = |text: &str| Some(text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>());
        let mut hosts: Vec<String> = self.parse("oidc_hosts", "hosts parted by commas, as keys.example.org", list)?.into_iter().map(|host| host.to_ascii_lowercase()).collect();
        hosts.extend(issuer.host_str().map(str::to_owned));
        let button = |name: &str| self.optional(name, "at most 60 characters", |text| crate::rules::names::line(text, 60).ok());
        Ok(Some(ProviderConfig {
            client_id,
            proof: self.proof()?,
            scopes: self.parse("oidc_scopes", "scopes parted by blanks", words)?.into_iter().filter(|scope| scope != "openid").collect(),
            acr: self.parse("oidc_acr", "values of acr parted by blanks", words)?,
            claims,
            roles: map,
            creates,
            organisations: self.parse("oidc_organisations", "keys parted by commas, as 0207500123", list)?,
            hosts,
            ca_file: self.optional("oidc_ca_file", "a PEM file", |text| Path::new(text).is_file().then(|| PathBuf::from(text)))?,
            time_limit: Duration::from_secs(self.number("oidc_seconds", 1, 60)?),
            issuer_text: self.read("oidc_issuer").text.trim().to_owned(),
            buttons: [button("oidc_button_nl")?, button("oidc_button_fr")?, button("oidc_button_en")?],
            issuer,
        }))
    }

    fn claims(&self) -> Result<ClaimMap, SettingError> {
        let name = |name: &str| self.parse(name, "the name of a claim", |text| text.bytes().all(|byte| byte.is_ascii_graphic()).then(|| text.to_owned()));
        let subject =
            self.parse("oidc_claim_subject", "the name of a claim", |text| (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| text.to_owned()))?;
        Ok(ClaimMap {
            subject,
            given_name: name("oidc_claim_given_name")?,
            family_name: name("oidc_claim_family_name")?,
            email: name("oidc_claim_email")?,
            email_verified: name("oidc_claim_email_verified")?,
            roles: name("oidc_claim_roles")?,
            organisation: name("oidc_claim_organisation")?,
        })
    }

    fn proof(&self) -> Result<ClientProof, SettingError> {
        let secret = self.read("oidc_client_secret").text;
        let key = self.read("oidc_private_key").text;
        match (secret.is_empty(), key.is_empty()) {
            (false, true) => Ok(ClientProof::Secret(SecretString::from(secret))),
            (true, false) => {
                Ok(ClientProof::PrivateKey { pem: SecretString::from(key), key_id: self.optional("oidc_private_key_id", "the key's name", |text| Some(text.to_owned()))? })
            }
            _ => Err(wrong(
                &self.read("oidc_client_secret").place,
                "(hidden)",
                "either a client secret (oidc_client_secret, oidc_client_secret_file) or a private key (oidc_private_key_file)",
            )),
        }
    }
}

/// https, or http on loopback; without what an issuer never has (OpenID Connect Discovery §3).
fn issuer(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    (plain && (url.scheme() == "https" || is_loopback(&url))).then_some(url)
}

/// http to this machine.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    let here = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "http" && here
}

fn roles(text: &str) -> Option<Vec<(String, Role)>> {
    let pair = |part: &str| {
        let (theirs, ours) = part.split_once('=')?;
        let theirs = theirs.trim();
        (!theirs.is_empty()).then_some(())?;
        Some((theirs.to_owned(), Role::parse(ours.trim())?))
    };
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(pair).collect()
}
