//! How this program trusts the servers that it calls: by the certificate authorities of the web, and by those of a file.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

/// `further_authorities`: a file of certificates in PEM (RFC 7468) that are trusted, too.
///
/// # Errors
/// A file that cannot be read, or holds something else.
pub fn trusting(further_authorities: Option<&Path>) -> anyhow::Result<ClientConfig> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(file) = further_authorities {
        for certificate in CertificateDer::pem_file_iter(file).with_context(|| format!("{}", file.display()))? {
            roots.add(certificate?)?;
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?.with_root_certificates(roots).with_no_client_auth())
}
