"""Static files with hashed names: script modules that import each other are rewritten too, so no bundler is needed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed ahead of time, relative imports between modules included."""

    support_js_module_import_aggregation = True
