//! An address as a picture that a phone reads (ISO/IEC 18004).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fast_qr::convert::Builder as _;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;

/// For an `img`, as a `data:` address; `None`: the address is too long for one.
#[must_use]
pub fn qr(address: &str) -> Option<String> {
    let picture = QRBuilder::new(address).build().ok()?;
    let picture = SvgBuilder::default().margin(4).to_str(&picture);
    Some(format!("data:image/svg+xml;base64,{}", STANDARD.encode(picture)))
}
