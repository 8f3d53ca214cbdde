//! What an OpenID provider says of somebody, read by a map of claims: providers name the same things differently.

use serde_json::Value;

use super::names::EmailAddress;
use super::permission::Role;

/// Under which names the claims are; a name with dots also finds a claim inside others, as `realm_access.roles`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimMap {
    pub subject: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    /// Empty: the provider vouches for all its addresses.
    pub email_verified: String,
    /// Empty: roles are given at the desk, not by the provider.
    pub roles: String,
    /// Empty: not read.
    pub organisation: String,
}

impl ClaimMap {
    /// All names that are read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.subject, &self.given_name, &self.family_name, &self.email, &self.email_verified, &self.roles, &self.organisation]
            .into_iter()
            .map(String::as_str)
            .filter(|name| !name.is_empty())
    }
}

/// How a role stands in a claim's value: `{role}` alone, or between fixed words, with `*` at the end for what may follow, as
/// `Belfry-{role}:*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePattern {
    before: String,
    after: String,
    open: bool,
}

impl RolePattern {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (before, after) = text.split_once("{role}")?;
        let (after, open) = after.strip_suffix('*').map_or((after, false), |after| (after, true));
        let plain = !before.contains(['{', '*']) && !after.contains(['{', '*']);
        // Without a fixed word before it, the star would be part of the role.
        (plain && !(open && after.is_empty())).then(|| Self { before: before.to_owned(), after: after.to_owned(), open })
    }

    fn role<'v>(&self, value: &'v str) -> Option<&'v str> {
        let rest = value.strip_prefix(self.before.as_str())?;
        if self.open { rest.split_once(self.after.as_str()).map(|(role, _)| role) } else { rest.strip_suffix(self.after.as_str()) }
    }
}

/// The provider's roles and ours, the one that wins first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleMap {
    pub pattern: RolePattern,
    pub roles: Vec<(String, Role)>,
}

/// Who signed in, as far as the provider says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    /// With `issuer` the key of the account.
    pub subject: String,
    /// Given and family name; empty when none came.
    pub name: String,
    pub email: Option<EmailAddress>,
    pub email_verified: bool,
    /// `None`: none of the roles that are ours.
    pub role: Option<Role>,
    /// For whom the person acts, as `0207500123`.
    pub organisation: Option<String>,
}

/// Reads `claims` (those of the ID token, completed by userinfo). `None` without a usable subject.
#[must_use]
pub fn read(issuer: &str, claims: &Value, map: &ClaimMap, roles: &RoleMap) -> Option<Identity> {
    let text = |name: &str| find(claims, name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let subject = text(&map.subject).filter(|subject| subject.len() <= 255)?;
    let name = [text(&map.given_name), text(&map.family_name)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let said = |value: &Value| value.as_bool().unwrap_or(false) || value.as_str() == Some("true");
    let given = strings(find(claims, &map.roles));
    let of_ours = |name: &String| given.iter().any(|value| roles.pattern.role(value) == Some(name.as_str()));
    Some(Identity {
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        name: super::names::line(&name, 150).unwrap_or_default(),
        email: text(&map.email).and_then(|email| EmailAddress::parse(email).ok()),
        email_verified: map.email_verified.is_empty() || find(claims, &map.email_verified).is_some_and(said),
        role: roles.roles.iter().find(|(name, _)| of_ours(name)).map(|(_, role)| *role),
        organisation: text(&map.organisation).and_then(|text| super::names::line(text, 150).ok()),
    })
}

/// The claim of that name, or the one that its dotted path leads to.
#[must_use]
pub fn find<'c>(claims: &'c Value, name: &str) -> Option<&'c Value> {
    if name.is_empty() {
        return None;
    }
    claims.get(name).or_else(|| name.split('.').try_fold(claims, |value, step| value.get(step))).filter(|value| !value.is_null())
}

/// A text, or a list of them.
fn strings(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text.as_str()],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// An organisation's key without what people put between its digits and letters: `0207.500.123` is `0207500123`.
#[must_use]
pub fn plain_key(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ClaimMap, Role, RoleMap, RolePattern, plain_key, read};

    fn map() -> ClaimMap {
        let [subject, given_name, family_name, email, email_verified, roles, organisation] =
            ["sub", "given_name", "family_name", "email", "email_verified", "app_rol_3d", "vo_orgcode"].map(str::to_owned);
        ClaimMap { subject, given_name, family_name, email, email_verified, roles, organisation }
    }

    fn roles(pattern: &str) -> RoleMap {
        RoleMap { pattern: RolePattern::parse(pattern).unwrap(), roles: vec![("beheerder".to_owned(), Role::Admin), ("medewerker".to_owned(), Role::Organiser)] }
    }

    #[test]
    fn a_role_is_found_between_the_words_of_its_pattern() {
        let role = |pattern: &str, value: serde_json::Value| read("i", &json!({"sub": "1", "app_rol_3d": value}), &map(), &roles(pattern)).unwrap().role;
        assert_eq!(role("{role}", json!("medewerker")), Some(Role::Organiser));
        assert_eq!(role("{role}", json!(["anders", "medewerker", "beheerder"])), Some(Role::Admin), "the first of the setting wins");
        assert_eq!(role("Belfry-{role}:*", json!(["Belfry-medewerker:0207500123"])), Some(Role::Organiser));
        assert_eq!(role("Belfry-{role}:*", json!(["Belfry-medewerker", "Loket-beheerder:1"])), None);
        for odd in [json!(null), json!(1), json!([1, {"a": "beheerder"}]), json!({"beheerder": true}), json!("Beheerder"), json!("beheerder ")] {
            assert_eq!(role("{role}", odd), None);
        }
        for wrong in ["", "role", "{role}{role}", "{role}*", "*{role}", "a*{role}"] {
            assert_eq!(RolePattern::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn claims_are_read_whatever_their_shape() {
        let person = |claims: serde_json::Value| read("https://op.example", &claims, &map(), &roles("{role}"));
        let zoe =
            person(json!({"sub": "23", "given_name": "Zoë", "family_name": "D'Hondt", "email": "Zoe@Example.org", "email_verified": "true", "vo_orgcode": "0207500123"})).unwrap();
        assert_eq!((zoe.name.as_str(), zoe.email_verified, zoe.organisation.as_deref()), ("Zoë D'Hondt", true, Some("0207500123")));
        let bare = person(json!({"sub": "23", "email": "no address", "email_verified": 1, "given_name": ["Zoë"]})).unwrap();
        assert_eq!((bare.name.as_str(), bare.email, bare.email_verified), ("", None, false));
        for nobody in [json!({}), json!({"sub": ""}), json!({"sub": 1}), json!({"sub": " "}), json!([])] {
            assert_eq!(person(nobody), None);
        }
        let inside = ClaimMap { roles: "realm_access.roles".to_owned(), email_verified: String::new(), ..map() };
        let found = read("i", &json!({"sub": "1", "realm_access": {"roles": ["beheerder"]}}), &inside, &roles("{role}")).unwrap();
        assert!(found.role == Some(Role::Admin) && found.email_verified);
        assert_eq!(plain_key("BE 0207.500.123"), plain_key("be0207500123"));
    }
}
