//! Examples for servers: types of files, and how long they may be kept. Names with a hash of the content can be kept for
//! ever; all others are asked for anew, which costs an answer without content while they are unchanged.

use crate::File;

const NGINX: &str = include_str!("servers/nginx.conf");
const APACHE: &str = include_str!("servers/htaccess");
const IIS: &str = include_str!("servers/web.config");
const STORAGE: &str = include_str!("servers/object-storage.txt");

/// The files, in a folder of their own.
pub(crate) fn examples() -> Vec<File> {
    let files = [
        ("nginx.conf", NGINX),
        ("apache.htaccess", APACHE),
        ("iis-web.config", IIS),
        ("object-storage.txt", STORAGE),
    ];
    files.map(|(name, text)| File::new(format!("servers/{name}"), text)).into()
}
