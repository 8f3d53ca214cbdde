//! Where deliveries may go: an address that somebody typed must not lead into the house's own network (ASVS 1.3.6, 13.2.4).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;
use url::{Host, Url};

use crate::rules::names::{self, Fault};

/// Characters of an address.
const LONGEST: usize = 2_000;

/// An address that deliveries are sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver(Url);

/// What an address lacks; the code is that of a text, `field-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    Text(Fault),
    /// It must be https.
    NotEncrypted,
    /// User and password belong into no address.
    HoldsPassword,
    /// An address of the house's own network, or of none.
    Private,
}

impl Receiver {
    /// `allowed`: networks of the house that deliveries may go to; `http`: whether they may go unencrypted. A name is looked up when
    /// something is sent, each time anew.
    ///
    /// # Errors
    /// [`Unfit`]
    pub fn parse(text: &str, http: bool, allowed: &[IpNet]) -> Result<Self, Unfit> {
        let text = names::line(text, LONGEST).map_err(Unfit::Text)?;
        let mut url = Url::parse(&text).map_err(|_| Unfit::Text(Fault::NotAWebAddress))?;
        let (https, plain) = (url.scheme() == "https", url.scheme() == "http");
        if !(https || plain) || url.host_str().is_none_or(str::is_empty) || url.as_str().len() > LONGEST {
            return Err(Unfit::Text(Fault::NotAWebAddress));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Unfit::HoldsPassword);
        }
        if plain && !http {
            return Err(Unfit::NotEncrypted);
        }
        if literal(&url).is_some_and(|address| !may_reach(address, allowed)) {
            return Err(Unfit::Private);
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The address itself, where a URL names no host but an address.
#[must_use]
pub fn literal(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        Host::Ipv4(address) => Some(address.into()),
        Host::Ipv6(address) => Some(address.into()),
        Host::Domain(_) => None,
    }
}

/// Whether a connection may be made to this address: to a public one, and to those of the house that the settings allow.
#[must_use]
pub fn may_reach(address: IpAddr, allowed: &[IpNet]) -> bool {
    let address = plain(address);
    is_public(address) || allowed.iter().any(|network| network.contains(&address))
}

/// An IPv4 address that is written as an IPv6 one is that IPv4 address.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

/// Whether an address is one of the open internet. What is reserved, or leads to an IPv4 address inside an IPv6 one, is not (IANA's
/// registers of special-purpose addresses, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_v4(four),
        IpAddr::V6(six) => is_public_v6(six),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b, c) {
        // This network, private, loopback, link-local with the clouds' metadata.
        (0 | 10 | 127, ..) | (172, 16..=31, _) | (192, 168, _) | (169, 254, _) => true,
        // Shared by carriers (RFC 6598), protocol assignments, documentation, the 6to4 relays, benchmarks.
        (100, 64..=127, _) | (192, 0, 0 | 2) | (198, 51, 100) | (203, 0, 113) | (192, 88, 99) | (198, 18..=19, _) => true,
        // Multicast, reserved, broadcast.
        (224..=255, ..) => true,
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    // Only what is given out to the internet (2000::/3); of it not what stands for something else: Teredo and further protocol
    // assignments (2001::/23), documentation (2001:db8::/32 and 3fff::/20), 6to4 (2002::/16).
    let given_out = segments[0] & 0xe000 == 0x2000;
    let special = (segments[0] == 0x2001 && (segments[1] < 0x200 || segments[1] == 0xdb8)) || segments[0] == 0x2002 || (segments[0] == 0x3fff && segments[1] < 0x1000);
    given_out && !special
}

#[cfg(test)]
mod tests {
    use super::{Receiver, Unfit, may_reach};

    #[test]
    fn only_the_open_internet_is_reached() {
        for public in ["1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "203.0.114.1", "223.255.255.255", "2606:4700::1111", "2a02:1234::1", "::ffff:1.1.1.1"] {
            assert!(may_reach(public.parse().unwrap(), &[]), "{public}");
        }
        for inside in [
            "0.0.0.0",
            "10.1.2.3",
            "127.0.0.1",
            "127.255.0.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!may_reach(inside.parse().unwrap(), &[]), "{inside}");
        }
    }

    #[test]
    fn a_network_of_the_settings_is_reached_and_no_other() {
        let allowed = ["10.1.2.0/24".parse().unwrap()];
        assert!(may_reach("10.1.2.3".parse().unwrap(), &allowed) && may_reach("::ffff:10.1.2.3".parse().unwrap(), &allowed));
        assert!(!may_reach("10.1.3.3".parse().unwrap(), &allowed) && !may_reach("127.0.0.1".parse().unwrap(), &allowed));
    }

    #[test]
    fn odd_ways_to_write_an_address_inside_are_seen_through() {
        let parse = |text: &str| Receiver::parse(text, false, &[]);
        for inside in [
            "https://127.0.0.1/",
            "https://127.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://017700000001/",
            "https://127.0.0.1./",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://１２７.0.0.1/",
            "https://169.254.169.254/latest",
        ] {
            assert_eq!(parse(inside), Err(Unfit::Private), "{inside}");
        }
        assert_eq!(parse("http://crm.example/"), Err(Unfit::NotEncrypted));
        assert_eq!(parse("https://user:word@crm.example/"), Err(Unfit::HoldsPassword));
        for odd in ["ftp://crm.example/", "crm.example", "https://", "file:///etc/passwd", "https://256.1.1.1/"] {
            assert!(parse(odd).is_err(), "{odd}");
        }
        assert_eq!(parse(" https://CRM.example/hooks?x=1#part ").unwrap().as_str(), "https://crm.example/hooks?x=1");
        assert!(Receiver::parse("http://10.1.2.3/", true, &["10.1.2.0/24".parse().unwrap()]).is_ok());
    }
}
