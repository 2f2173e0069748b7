"""Under way."""

from quartmap.views import pages

package, words = pages.begin(pages.FIELDS, ())
pages.heading(pages.titles(words)[pages.FIELDS])
pages.end(pages.FIELDS, (), words)
