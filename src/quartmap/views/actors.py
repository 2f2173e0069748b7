"""Under way."""

from quartmap.views import pages

package, words = pages.begin(pages.ACTORS, ())
pages.heading(pages.titles(words)[pages.ACTORS])
pages.end(pages.ACTORS, (), words)
