//! Pictures: an uploaded image becomes one of ours. It is decoded within limits, made no larger than a page needs, and
//! written anew, so that nothing else that was in the file is ever served: no metadata, no script, no second meaning.
//! And QR codes, which are made here.
//! Never here: the database, HTTP.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use qrcode_generator::Symbol;
use qrcode_generator::qr::{Encoder, ErrorCorrection, Mask};

use crate::rules::file_kind::is_svg;

/// Pixels of a logo at most: twice what it is shown with, for sharp screens.
pub const LOGO: (u32, u32) = (800, 400);
/// Sides of what is decoded, in pixels. A bomb says so in its first bytes and goes no further.
const MOST_SIDE: u32 = 10_000;
/// Memory for decoding: about 24 megapixels.
const MOST_BYTES: u64 = 96 * 1024 * 1024;
const JPEG_QUALITY: u8 = 88;

/// A picture as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// Why an image is not taken. The code is the end of a text key, `field-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFault {
    /// A program rather than an image.
    Svg,
    /// Neither PNG, JPEG nor WebP, whatever its name says.
    NotAnImage,
    /// More pixels than anybody needs.
    TooManyPixels,
    /// It begins as an image and goes on as something else.
    Broken,
}

impl PictureFault {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Svg => "image-svg",
            Self::NotAnImage => "image-kind",
            Self::TooManyPixels => "image-too-many-pixels",
            Self::Broken => "image-broken",
        }
    }
}

/// A logo of an uploaded file, whatever its name. Takes a processor for a while: not on a thread that answers.
///
/// # Errors
/// Why it is not taken.
pub fn logo(file: &[u8]) -> Result<Picture, PictureFault> {
    let format = match image::guess_format(file) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format,
        _ if is_svg("", file) => return Err(PictureFault::Svg),
        _ => return Err(PictureFault::NotAnImage),
    };
    let picture = decoded(file, format)?;
    let (width, height) = LOGO;
    let picture = if picture.width() > width || picture.height() > height { picture.resize(width, height, image::imageops::FilterType::Lanczos3) } else { picture };
    encoded(&picture, format == ImageFormat::Jpeg)
}

fn decoded(file: &[u8], format: ImageFormat) -> Result<DynamicImage, PictureFault> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(fault)?;
    if decoder.total_bytes() > MOST_BYTES {
        return Err(PictureFault::TooManyPixels);
    }
    decoder.set_limits(limits).map_err(fault)?;
    // How a camera was held is metadata, too: turned before it is dropped.
    let orientation = decoder.orientation().map_err(fault)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(orientation);
    if picture.width() == 0 || picture.height() == 0 { Err(PictureFault::Broken) } else { Ok(picture) }
}

/// Photographs stay photographs; everything else keeps its sharp edges and what is transparent.
fn encoded(picture: &DynamicImage, photograph: bool) -> Result<Picture, PictureFault> {
    let mut bytes = Vec::new();
    let media_type = if photograph {
        let picture = picture.to_rgb8();
        JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).encode_image(&picture).map_err(fault)?;
        "image/jpeg"
    } else {
        DynamicImage::from(picture.to_rgba8()).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(fault)?;
        "image/png"
    };
    Ok(Picture { bytes, media_type, width: picture.width(), height: picture.height() })
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn fault(error: image::ImageError) -> PictureFault {
    match error {
        image::ImageError::Limits(_) => PictureFault::TooManyPixels,
        _ => PictureFault::Broken,
    }
}

/// A QR code with its quiet zone of four modules (ISO/IEC 18004 §9.1) as PNG of one bit a pixel; `None` for more than a
/// code can hold.
#[must_use]
pub fn qr_png(text: &str) -> Option<Vec<u8>> {
    // A module is as wide as the pixels of half an octet: whoever shows it larger keeps its edges.
    const MODULE: usize = 4;
    const QUIET: usize = 4;
    const LIGHT: u8 = 0xFF;
    let code = qr(text)?;
    let modules = code.size() + 2 * QUIET;
    let octets = modules.div_ceil(2);
    let mut pixels = vec![LIGHT; octets * modules * MODULE];
    for (dark, lines) in code.modules().chunks_exact(code.size()).zip(pixels.chunks_exact_mut(octets * MODULE).skip(QUIET)) {
        for (at, _) in (QUIET..).zip(dark).filter(|(_, dark)| **dark) {
            lines[at / 2] &= if at % 2 == 0 { 0x0F } else { 0xF0 };
        }
        (1..MODULE).for_each(|line| lines.copy_within(..octets, line * octets));
    }
    let side = u32::try_from(modules * MODULE).ok()?;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_compression(png::Compression::Fast);
    // Three of four lines are like the one above: nothing but zeros, which take no time.
    encoder.set_filter(png::Filter::Up);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The same for an `img` of a page, as a `data:` address (RFC 2397).
#[must_use]
pub fn qr_address(text: &str) -> Option<String> {
    Some(format!("data:image/png;base64,{}", STANDARD.encode(qr_png(text)?)))
}

/// Of the level that is read although a fold goes through it. The mask is given: a reader takes any, our addresses are random
/// enough for each, and weighing all eight took more time than everything else of a mail.
fn qr(text: &str) -> Option<Symbol> {
    let mask = Mask::new(3).ok()?;
    Encoder::new(ErrorCorrection::Medium).mask(mask).boost_error_correction(false).encode_bytes(text).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbaImage};
    use proptest::prelude::*;

    use super::{PictureFault, logo, qr_address, qr_png};

    fn image(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = DynamicImage::from(RgbaImage::from_pixel(width, height, image::Rgba([200, 30, 40, 128])));
        let picture = if format == ImageFormat::Jpeg { picture.to_rgb8().into() } else { picture };
        picture.write_to(&mut Cursor::new(&mut bytes), format).expect("an image");
        bytes
    }

    /// A PNG that says it has so many pixels, with nothing behind.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = image(ImageFormat::Png, 1, 1);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        bytes
    }

    #[test]
    fn a_logo_is_written_anew_and_no_larger_than_needed() {
        let png = logo(&image(ImageFormat::Png, 1_600, 400)).expect("a logo");
        assert_eq!((png.media_type, png.width, png.height), ("image/png", 800, 200));
        let small = logo(&image(ImageFormat::WebP, 30, 20)).expect("a logo");
        assert_eq!((small.media_type, small.width, small.height), ("image/png", 30, 20));
        assert_eq!(logo(&image(ImageFormat::Jpeg, 30, 900)).expect("a logo").media_type, "image/jpeg");
    }

    #[test]
    fn what_else_is_in_the_file_does_not_survive() {
        let mut file = image(ImageFormat::Png, 3, 3);
        file.extend(b"<script>alert(1)</script><?php");
        let kept = logo(&file).expect("a logo");
        assert!(!kept.bytes.windows(7).any(|window| window == b"<script"));
        assert_eq!(logo(&kept.bytes).map(|again| again.bytes), Ok(kept.bytes));
    }

    #[test]
    fn bombs_programs_and_lies_are_refused() {
        for (file, expected) in [
            (claiming(50_000, 50_000), PictureFault::TooManyPixels),
            (claiming(9_999, 9_999), PictureFault::TooManyPixels),
            (claiming(u32::MAX >> 1, 1), PictureFault::TooManyPixels),
            (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), PictureFault::Svg),
            (b"GIF89a\x01\0\x01\0".to_vec(), PictureFault::NotAnImage),
            (b"%PDF-1.7".to_vec(), PictureFault::NotAnImage),
            (Vec::new(), PictureFault::NotAnImage),
            (image(ImageFormat::Png, 30, 30)[..60].to_vec(), PictureFault::Broken),
        ] {
            assert_eq!(logo(&file).map(|_| ()), Err(expected));
        }
    }

    /// Reads it as a phone does.
    fn read(png: &[u8]) -> Vec<String> {
        let picture = image::load_from_memory(png).expect("a picture").to_luma8();
        let (width, height) = picture.dimensions();
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(usize_of(width), usize_of(height), |x, y| picture.as_raw()[y * usize_of(width) + x]);
        seen.detect_grids().iter().map(|grid| grid.decode().expect("readable").1).collect()
    }

    fn usize_of(number: u32) -> usize {
        usize::try_from(number).expect("small")
    }

    #[test]
    fn a_code_is_as_small_as_it_can_be_and_has_its_quiet_zone() {
        // 62 octets are what version 4 holds at this level: 33 modules a side.
        let text = format!("https://events.example/c/{}", "a".repeat(37));
        let picture = image::load_from_memory(&qr_png(&text).expect("it fits")).expect("a picture").to_luma8();
        assert_eq!(picture.dimensions(), ((33 + 8) * 4, (33 + 8) * 4));
        let quiet = |at: u32| !(16..picture.width() - 16).contains(&at);
        assert!(picture.enumerate_pixels().all(|(x, y, pixel)| pixel.0[0] == 255 || !quiet(x) && !quiet(y)));
        assert_eq!((pixel(&picture, 16), pixel(&picture, 15)), (0, 255), "the first finder pattern begins where the quiet zone ends");
        assert_eq!(qr_png(&"x".repeat(5_000)), None);
        assert!(qr_address(&text).is_some_and(|address| address.starts_with("data:image/png;base64,iVBOR")));
    }

    fn pixel(picture: &image::GrayImage, at: u32) -> u8 {
        picture.get_pixel(at, at).0[0]
    }

    proptest! {
        // Reading takes longer than writing.
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_reader_that_is_not_ours_reads_each_code(text in "https://[a-z]{3,20}\\.example/[a-z]/[A-Za-z0-9_-]{1,100}") {
            prop_assert_eq!(read(&qr_png(&text).expect("it fits")), vec![text]);
        }
    }

    proptest! {
        #[test]
        fn no_octets_make_it_panic(octets in prop::collection::vec(any::<u8>(), 0..400), format in 0_usize..3) {
            let mut file = image([ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP][format], 4, 4);
            let length = file.len();
            for (at, octet) in octets.iter().enumerate() {
                file[(at * 7 + 8) % length] ^= *octet;
            }
            let _ = logo(&file);
        }
    }
}
