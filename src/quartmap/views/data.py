"""Under way."""

from quartmap.views import pages

package, words = pages.begin(pages.DATA, ())
pages.heading(pages.titles(words)[pages.DATA])
pages.end(pages.DATA, (), words)
