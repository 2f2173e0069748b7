"""Under way."""

from quartmap.views import pages

package, words = pages.begin(pages.STUDIES, ())
pages.heading(pages.titles(words)[pages.STUDIES])
pages.end(pages.STUDIES, (), words)
