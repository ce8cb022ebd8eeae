// Moves the files of the kind that was asked for to where they belong, and removes those of the others.
import groovy.io.FileType

def project = new File(request.outputDirectory, request.artifactId)
def kinds = new File(project, "kinds")
def chosen = new File(kinds, request.properties["kind"])
chosen.eachFileRecurse(FileType.FILES) { file ->
    def place = new File(project, chosen.toPath().relativize(file.toPath()).toString())
    place.parentFile.mkdirs()
    if (!file.renameTo(place)) {
        throw new IOException("$file cannot be moved to $place")
    }
}
kinds.deleteDir()
